// The staff list and the tree of units, as officer, administrator and head use them.
import { expect, test } from './own_server';

test('the officer finds somebody, sees what a move changes, records it and takes it back', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  const { page } = officer;
  await officer.signsIn();
  await expect(page.getByRole('heading', { name: /^Việc của tôi/ })).toBeVisible();
  await officer.looks('viec-cua-toi');
  await page.getByRole('link', { name: 'Nhân sự', exact: true }).first().click();
  await officer.looks('nhan-su');
  await page.getByLabel('Tìm theo tên, chữ đầu hoặc mã').fill('vc-058');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await expect(page.getByText('1 người', { exact: true })).toBeVisible();
  await page.getByRole('table').locator('tbody a').first().click();
  await officer.reads('Thanh tra tỉnh, thành phố, vì ');
  await officer.looks('nhan-su-ho-so');
  await page.getByRole('link', { name: 'Ghi biến động' }).click();
  await officer.looks('bien-dong-chon');
  await page.getByLabel('Nghỉ, đi học, tạm đình chỉ').check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
  await expect(page).toHaveTitle(/^Lỗi: /);
  await officer.looks('bien-dong-loi');
  await page.getByLabel('Lý do').selectOption('NGHI_DAI_HAN');
  await page.getByLabel('Số quyết định').fill('44/QĐ-SKHCN');
  await page.getByLabel('Ngày ký').fill('01012026');
  await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
  await expect(page.getByRole('heading', { name: 'Kéo theo' })).toBeVisible();
  await officer.looks('bien-dong-xac-nhan');
  // Back to the form: everything is as typed.
  await page.getByRole('button', { name: 'Sửa lại' }).click();
  await expect(page.getByLabel('Số quyết định')).toHaveValue('44/QĐ-SKHCN');
  await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
  await page.getByRole('button', { name: 'Xác nhận và ghi biến động' }).click();
  await expect(page.getByText('Đã ghi biến động.')).toBeVisible();
  await page.getByText('Hoàn tác biến động gần nhất').first().click();
  await page.getByRole('button', { name: 'Hoàn tác biến động gần nhất' }).click();
  await expect(page.getByText('Đã hoàn tác biến động.')).toBeVisible();
  await page.goto('/nhan-su/them');
  await officer.looks('nhan-su-them');
  await page.goto('/nhan-su/in');
  await officer.looks('nhan-su-in');
});

test('the administrator sees the tree, and the head what a merger changes', async ({ somebody }) => {
  const administrator = await somebody('quantri');
  const { page } = administrator;
  await administrator.signsIn();
  await page.goto('/don-vi');
  await administrator.looks('don-vi');
  await page.getByRole('link', { name: 'Phòng Chuyển đổi số', exact: true }).click();
  await administrator.looks('don-vi-chi-tiet');
  await expect(page.getByText(/Chuyển và sáp nhập đơn vị do thủ trưởng quyết định/)).toBeVisible();
  const head = await somebody('thutruong');
  await head.signsIn();
  await head.page.goto('/don-vi');
  await head.page.getByRole('link', { name: 'Phòng Chuyển đổi số', exact: true }).click();
  await head.page.getByRole('link', { name: 'Sáp nhập vào đơn vị khác' }).click();
  await head.page.getByLabel('Đơn vị tiếp nhận').selectOption({ index: 1 });
  await head.page.getByLabel('Số quyết định').fill('45/QĐ-UBND');
  await head.page.getByLabel('Ngày ký').fill('1/1/2026');
  await head.page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
  await expect(head.page.getByText(/người chuyển sang/)).toBeVisible();
  await expect(head.page.getByText(/không có bộ phận tổ chức riêng/)).toBeVisible();
  await head.looks('don-vi-xac-nhan');
});

test('the officer finds a unit by its short name and chooses its chief among namesakes', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  const { page } = officer;
  await officer.signsIn();
  await page.goto('/don-vi');
  await page.getByRole('main').getByLabel('Tìm đơn vị').fill('ttkd');
  await officer.presses('Tìm đơn vị');
  await officer.looks('don-vi-tim');
  await page.getByRole('link', { name: 'Trung tâm Kiểm định và thử nghiệm', exact: true }).click();
  await officer.follows('Đề nghị người đứng đầu');
  await page.getByLabel('Người đứng đầu').fill('dung');
  await page.getByLabel('Từ ngày').fill('1/1/2027');
  await page.getByLabel('Số quyết định').fill('46/QĐ-SKHCN');
  await page.getByLabel('Ngày ký').fill('1/1/2026');
  await officer.presses('Gửi đề nghị');
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByRole('radio')).toHaveCount(4);
  await officer.looks('nguoi-dung-dau-chon');
  await page.getByRole('radio').nth(1).check();
  await officer.presses('Gửi đề nghị');
  await expect(page.getByText('Đã gửi đề nghị người đứng đầu.')).toBeVisible();
});

test('the head reads a file and records nothing in it', async ({ somebody }) => {
  const head = await somebody('thutruong');
  const { page } = head;
  await head.signsIn();
  await page.goto('/nhan-su?tim=vc-057');
  await page.getByRole('table').locator('tbody a').first().click();
  await expect(page.getByRole('link', { name: 'Ghi biến động' })).toHaveCount(0);
  await head.looks('nhan-su-ho-so-thu-truong');
  await page.goto('/nhan-su/thay-the');
  await head.looks('thay-the');
});

test('who heads a unit is proposed by one and signed by another', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  await officer.signsIn();
  await officer.page.goto('/don-vi');
  await officer.follows('Phòng Chuyển đổi số');
  await officer.follows('Đề nghị người đứng đầu');
  await officer.page.getByRole('textbox', { name: 'Người đứng đầu' }).fill('VC-058');
  await officer.page.getByLabel('Từ ngày').fill('1/7/2026');
  await officer.page.getByLabel('Số quyết định').fill('46/QĐ-SKHCN');
  await officer.page.getByLabel('Ngày ký').fill('30/6/2026');
  await officer.presses('Gửi đề nghị');
  await officer.reads('Đã gửi đề nghị người đứng đầu.');
  await officer.page.goto('/don-vi/cho-ky');
  await officer.reads('Không có đề nghị nào chờ anh/chị ký.');

  const head = await somebody('thutruong');
  await head.signsIn();
  await head.page.getByRole('link', { name: /^Ký cử .* đứng đầu đơn vị$/ }).click();
  await head.looks('phan-cong-cho-ky');
  // Others wait in the demonstration as well.
  await head.main.getByRole('row', { name: /46\/QĐ-SKHCN/ }).getByRole('button', { name: /^Ký đề nghị về / }).click();
  await head.reads('Đã ký.');
  await head.looks('phan-cong-da-ky');
});

test('accounts are proposed by the administrator and opened by slips of the officer', async ({ somebody }) => {
  const administrator = await somebody('quantri');
  await administrator.signsIn();
  await administrator.page.goto('/quan-tri/tai-khoan');
  await administrator.follows('Người chưa có tài khoản');
  await administrator.looks('nguoi-chua-co-tai-khoan');
  await administrator.presses('Đề nghị tài khoản: Phòng Chuyển đổi số');
  await administrator.reads('Đã đề nghị tài khoản.');

  const officer = await somebody('tochuc');
  await officer.signsIn();
  await officer.page.goto('/quan-tri/phieu-moi');
  await officer.presses('Làm phiếu: Phòng Chuyển đổi số');
  await expect(officer.main.locator('.lc-slip__address').first()).toBeVisible();
});

test('what is sealed of somebody is written by the officer and read by himself', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  await officer.signsIn();
  await officer.page.goto('/nhan-su?tim=cc-016');
  await officer.page.getByRole('table').locator('tbody a').first().click();
  await officer.follows('Mở thông tin niêm phong');
  await officer.looks('niem-phong-chua-co');
  await officer.follows('Nhập thông tin niêm phong');
  await officer.page.getByLabel('Số định danh').fill('0010800');
  await officer.presses('Niêm phong và lưu');
  await expect(officer.page).toHaveTitle(/^Lỗi: /);
  await officer.looks('niem-phong-loi');
  await officer.page.getByLabel('Số định danh').fill('001 080 000 123');
  await officer.page.getByLabel('Quan hệ').first().selectOption('CON');
  await officer.page.getByLabel('Họ và tên').first().fill('Trần Thị Ví Dụ Con');
  await officer.presses('Thêm dòng');
  await expect(officer.page.getByLabel('Họ và tên')).toHaveCount(4);
  await officer.presses('Niêm phong và lưu');
  await officer.reads('Đã niêm phong.');
  await officer.reads('Lần mở này đã được ghi vào nhật ký.');
  await officer.looks('niem-phong');

  const himself = await somebody('kekhai');
  await himself.signsIn();
  await himself.page.goto('/tai-khoan');
  await himself.follows('Xem thông tin niêm phong của tôi');
  await himself.reads('001 080 000 123');
  await himself.looks('niem-phong-cua-toi');
});

test('a control body and a relative are proposed by one and signed by another', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  await officer.signsIn();
  await officer.page.goto('/nhan-su?tim=cc-024');
  await officer.page.getByRole('table').locator('tbody a').first().click();
  await officer.follows('Đề nghị phân công');
  await officer.looks('phan-cong-de-nghi');
  await officer.page.getByLabel('Cơ quan kiểm soát tài sản, thu nhập').selectOption({ index: 2 });
  await officer.presses('Đề nghị cơ quan kiểm soát');
  await officer.reads('Đã gửi đề nghị.');
  await officer.follows('Đề nghị phân công');
  await officer.page.getByLabel('Mã cán bộ hoặc tên của người thân').fill('VC-058');
  await officer.presses('Ghi người thân trong cơ quan');
  await officer.reads('Đã gửi đề nghị.');
  await officer.looks('phan-cong-cho');

  const head = await somebody('thutruong');
  await head.signsIn();
  await head.looks('viec-cua-toi-thu-truong');
  await head.page.goto('/don-vi/cho-ky');
  await head.looks('phan-cong-cho-ky-hai');
  await head.presses('Ký tất cả đề nghị trên');
  await head.reads('Đã ký.');
});

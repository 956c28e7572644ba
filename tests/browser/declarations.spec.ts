// The campaign, the register and the desk, as officer and head use them.
import { expect, test } from './own_server';

const YEAR = new Date().getFullYear();

test('the officer opens a round, corrects its list, and the head decides about it', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  await officer.signsIn();
  const { page } = officer;
  await page.goto('/dot-ke-khai');
  await officer.looks('dot-ke-khai');
  await officer.follows('Mở đợt kê khai');
  await officer.looks('dot-ke-khai-mo');
  await officer.presses('Mở đợt và lập danh sách');
  await officer.isToldAt('reading', 'Hãy chọn căn cứ');
  await page.getByLabel('Tên đợt').fill('Đợt kê khai lần đầu Ví Dụ');
  await page.getByLabel('Chỉ kê khai lần đầu').check();
  await page.getByLabel(/^Danh mục của Nghị định 130/).check();
  await officer.presses('Mở đợt và lập danh sách');
  await officer.reads('Đã mở đợt và lập danh sách');
  await officer.looks('danh-sach-ke-khai');
  await officer.follows('Thêm người');
  await page.getByLabel('Họ và tên').fill('vc-058');
  await officer.presses('Tìm');
  await officer.looks('danh-sach-them');
  await page.getByRole('main').locator('tbody a').first().click();
  await officer.presses('Lưu điều chỉnh');
  await officer.isToldAt('reason', 'Hãy chọn lý do');
  await officer.looks('danh-sach-dieu-chinh');
  await page.getByLabel('Ngày bắt đầu có nghĩa vụ kê khai').fill('1/11/2026');
  await page.getByLabel('Cơ quan kiểm soát', { exact: true }).selectOption('THANH_TRA_TINH');
  await page.getByLabel('Chưa từng kê khai lần đầu').check();
  await officer.presses('Lưu điều chỉnh');
  await officer.reads('Đã lưu điều chỉnh');
  await officer.presses('Trình thủ trưởng phê duyệt');
  await officer.reads('Đã trình danh sách');

  const head = await somebody('thutruong');
  await head.signsIn();
  await head.looks('viec-cua-thu-truong');
  await head.follows('Phê duyệt danh sách người kê khai');
  await head.looks('phe-duyet-danh-sach');
  await head.presses('Phê duyệt danh sách');
  await head.reads('Đã phê duyệt');
  await head.looks('danh-sach-da-phe-duyet');
});

test('the officer sees who is how far, and whom to call', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  await officer.signsIn();
  const { page } = officer;
  await page.getByRole('link', { name: 'Kê khai', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Bản kê khai năm ${YEAR}`);
  await officer.looks('so-theo-doi');
  await page.getByRole('navigation', { name: 'Theo trạng thái' }).getByRole('link', { name: /Yêu cầu bổ sung/ }).click();
  await expect(page.getByRole('main').locator('a.lc-row')).toHaveCount(1);
  await officer.looks('so-theo-doi-loc');
  await page.goto(`/ban-ke-khai?nam=${YEAR - 1}`);
  await officer.reads('chỉ để xem');
  await page.goto('/ban-ke-khai/chua-nop');
  await officer.reads('Nội dung nhắc');
  await officer.looks('chua-nop');
});

test('the officer works through what waits: opens, sends back, receives against the paper, undoes', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  await officer.signsIn();
  const { page } = officer;
  await page.getByRole('main').getByRole('link', { name: /^Tiếp nhận bản kê khai của / }).first().click();
  await officer.reads('Mỗi lần mở được ghi vào nhật ký');
  await officer.looks('ban-ke-khai');
  await page.goto('/ban-ke-khai/tiep-nhan');
  await officer.looks('cho-tiep-nhan');
  await page.getByLabel('Quét hoặc nhập mã trên bản giấy').fill('0000-0000-0000-0000');
  await officer.presses('Tìm bản này');
  await officer.isToldAt('code', 'Không tìm thấy bản kê khai nào');
  await officer.looks('cho-tiep-nhan-loi');
  await page.goto('/ban-ke-khai/tiep-nhan');
  await page.getByRole('main').locator('a.lc-row').first().click();
  await officer.follows('Mở bản kê khai');
  await officer.looks('doc-ban-ke-khai');
  // Eyes in the room: amounts are hidden by style alone.
  const amount = page.locator('.lc-money-shown').first();
  await expect(amount).toBeVisible();
  await page.getByLabel('Ẩn số tiền').check();
  await expect(amount).toBeHidden();
  await page.getByLabel('Ẩn số tiền').uncheck();
  const code = await page.getByRole('main').locator('dt:has-text("Mã nội dung") + dd').innerText();
  await page.getByLabel('Mã trên bản giấy').fill('1111-2222-3333-4444');
  await officer.presses('Tiếp nhận bản kê khai');
  await officer.isToldAt('code', 'không phải bản đã nộp');
  await page.getByLabel('Mã trên bản giấy').fill(code.toLowerCase());
  await page.getByLabel('2 bản, đủ chữ ký từng trang').check();
  await officer.presses('Tiếp nhận bản kê khai');
  await officer.reads('Đã tiếp nhận bản kê khai của');
  await officer.looks('da-tiep-nhan');
  await page.getByText('Hủy tiếp nhận').first().click();
  await page.getByLabel('Bấm nhầm').check();
  await officer.presses('Hủy tiếp nhận');
  await officer.reads('Đã hủy tiếp nhận');
  await officer.follows('Mở bản kê khai');
  await page.getByText('Yêu cầu bổ sung', { exact: true }).nth(3).click();
  await page.getByLabel('Yêu cầu chung cho cả bản').fill('Đề nghị ghi đủ giấy chứng nhận.');
  await officer.presses('Trả lại kèm các yêu cầu đã ghi');
  await officer.reads('Đã trả lại bản kê khai của');
});

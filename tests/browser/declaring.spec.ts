// Somebody declares: with last year, for the first time, in two windows, and when the session ends in between.
import { type Person } from './person';
import { NEXT, begins, changesNothing, signs, types } from './declarant';
import { expect, test } from './own_server';

/** A parcel of land, on its page. */
async function typesLand(declarant: Person): Promise<void> {
  await types(declarant, 'Địa chỉ', 'Thửa số 7, phường Ví Dụ');
  await types(declarant, 'Diện tích', '85,5');
  await types(declarant, 'Giá trị', '1,2 tỷ');
  await declarant.main.getByLabel('Mua, nhận chuyển nhượng').check();
  await declarant.main.getByLabel('Chưa được cấp giấy chứng nhận quyền sử dụng đất').check();
}

test('a year without changes: ticks, income, signature', async ({ somebody }) => {
  const declarant = await somebody('kekhai');
  await begins(declarant);
  await declarant.looks('ke-khai-trang-chinh');
  await declarant.follows('Kiểm tra lại Mục I');
  await declarant.reads('Kiểm tra Mục I');
  await declarant.looks('ke-khai-kiem-tra-muc');
  await declarant.main.getByRole('button', { name: 'Lưu và về các phần của bản kê khai' }).last().click();
  await changesNothing(declarant);
  await signs(declarant);
  await declarant.looks('ke-khai-bien-nhan');
  await declarant.page.goto('/ke-khai');
  await declarant.looks('ke-khai-danh-sach');
  await expect(declarant.main.getByText(/^Biên nhận /)).toHaveCount(2);
  await declarant.main.getByRole('link', { name: /^Xem bản kê khai/ }).first().click();
  await declarant.reads('Chờ bản giấy');
  await declarant.presses('Rút lại bản kê khai');
  await declarant.reads('Các mục đã xong');
});

test('with last year: one thing gone, one new, each with its explanation', async ({ somebody }) => {
  const declarant = await somebody('kekhai');
  await begins(declarant);
  await declarant.follows('7.1 Tài sản phải đăng ký sử dụng và được cấp giấy đăng ký');
  await declarant.main.getByRole('button', { name: /^Xóa/ }).click();
  await declarant.reads('Đã xóa khỏi danh sách.');
  await declarant.looks('ke-khai-da-xoa');
  await declarant.presses('Hoàn tác');
  await declarant.reads('Đã hoàn tác');
  await declarant.main.getByRole('button', { name: /^Xóa/ }).click();
  await declarant.reads('Có ở lần kê khai trước, nay không còn');
  await declarant.page.goBack();
  await declarant.page.goForward();
  await declarant.main.getByLabel('Không có').check();
  await declarant.presses(NEXT);
  await declarant.reads('7.2');
  await declarant.page.goto(declarant.page.url().replace('other_assets', 'money'));
  await declarant.reads('từ 150 triệu đồng trở lên: phải kê khai');
  await declarant.main.getByRole('button', { name: /^Nhân bản/ }).click();
  await types(declarant, 'Số tiền quy đổi', '1.5');
  await declarant.presses(NEXT);
  await declarant.isToldAt('value_vnd', 'Chưa rõ số tiền');
  await declarant.looks('ke-khai-hoi-lai');
  await types(declarant, 'Số tiền quy đổi', '500 triệu');
  await types(declarant, 'Số lượng', '');
  await declarant.presses(NEXT);
  await declarant.reads('Đã lưu.');
  await declarant.looks('ke-khai-danh-sach-tien');
  await declarant.page.goto(declarant.page.url().replace(/muc\/money.*/, 'giai-trinh'));
  await declarant.reads('Các dòng được tính từ hai bản kê khai.');
  await declarant.looks('ke-khai-giai-trinh');
  await declarant.presses(NEXT);
  await expect(declarant.page).toHaveTitle(/^Lỗi: /);
  await declarant.looks('ke-khai-giai-trinh-thieu');
});

test('a first declaration, and everything typed is kept when the session ends', async ({ somebody, complaints }) => {
  const declarant = await somebody('giumanh');
  await begins(declarant);
  await declarant.follows('1.1 Đất ở');
  await declarant.main.getByLabel('Có, khai ngay').check();
  await declarant.presses(NEXT);
  await typesLand(declarant);
  await declarant.looks('ke-khai-mot-thua-dat');
  const administrator = await somebody('quantri');
  await administrator.signsIn();
  await administrator.opensTheAccountOf(declarant);
  await administrator.presses('Kết thúc mọi phiên');
  await declarant.main.getByLabel('Thông tin khác (nếu có)').fill('Ghi thêm khi phiên đã hết');
  await declarant.presses(NEXT);
  await declarant.reads('Phiên làm việc đã hết');
  await declarant.proves();
  await declarant.presses('Gửi tiếp');
  await declarant.reads('Thửa số 7, phường Ví Dụ');
  await declarant.main.getByRole('link', { name: /^Sửa/ }).click();
  await expect(declarant.main.getByLabel('Thông tin khác (nếu có)')).toHaveValue('Ghi thêm khi phiên đã hết');
  // The script was told that the session had ended, as it should be.
  const told = complaints.filter((complaint) => !complaint.includes('401'));
  complaints.splice(0, complaints.length, ...told);
});

test('something abroad changes its kind, and what was typed for the first comes back', async ({ somebody }) => {
  const declarant = await somebody('giumanh');
  await begins(declarant);
  await declarant.follows('8 Tài sản ở nước ngoài');
  await declarant.main.getByLabel('Có, khai ngay').check();
  await declarant.presses(NEXT);
  await types(declarant, 'Nước', 'Nước Ví Dụ');
  const kind = declarant.main.getByLabel('Loại tài sản');
  await kind.selectOption({ label: 'Đất ở' });
  await declarant.presses(NEXT);
  await types(declarant, 'Địa chỉ', 'Phố Mẫu 7351');
  await declarant.looks('ke-khai-nuoc-ngoai');
  await kind.selectOption({ label: 'Tiền' });
  await declarant.presses(NEXT);
  await expect(declarant.main.getByLabel('Địa chỉ', { exact: true })).toHaveCount(0);
  await kind.selectOption({ label: 'Đất ở' });
  await declarant.presses(NEXT);
  await expect(declarant.main.getByLabel('Địa chỉ', { exact: true })).toHaveValue('Phố Mẫu 7351');
});

test('two windows at one field show both', async ({ somebody, complaints }) => {
  const declarant = await somebody('giumanh');
  await begins(declarant);
  await declarant.follows('I.1 Người kê khai tài sản, thu nhập');
  const other = await declarant.page.context().newPage();
  await other.goto(declarant.page.url());
  await other.getByLabel('Nơi thường trú', { exact: true }).fill('Ở cửa sổ kia');
  await other.getByRole('button', { name: 'Lưu, hoàn thiện sau' }).click();
  await expect(other).not.toHaveURL(declarant.page.url());
  await declarant.main.getByLabel('Nơi thường trú', { exact: true }).fill('Ở cửa sổ này');
  await declarant.presses('Lưu, hoàn thiện sau');
  await declarant.reads('Một cửa sổ khác vừa lưu mục này');
  await declarant.reads('Ở cửa sổ khác đã lưu: Ở cửa sổ kia');
  await expect(declarant.main.getByLabel('Nơi thường trú', { exact: true })).toHaveValue('Ở cửa sổ này');
  await declarant.looks('ke-khai-hai-cua-so');
  await declarant.presses('Lưu, hoàn thiện sau');
  await declarant.reads('I.2');
  await other.reload();
  // The script was told too, as it should be.
  const told = complaints.filter((complaint) => !complaint.includes('409'));
  complaints.splice(0, complaints.length, ...told);
});

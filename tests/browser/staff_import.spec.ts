// The staff list from a file and back, as the officer does it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './own_server';

const FILES = join(__dirname, '../../sheets/tests/files');

test('the officer brings a list, sees what it changes, and imports it', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  const { page } = officer;
  await officer.signsIn();
  await page.goto('/nhan-su');
  await officer.follows('Nhập từ tệp XLSX');
  await officer.looks('nhap-danh-sach');
  await officer.presses('Tải lên và đọc tệp');
  await officer.isToldAt('tep', 'Hãy chọn tệp danh sách.');
  await page.getByLabel('Tệp danh sách').setInputFiles(join(FILES, 'password.xlsx'));
  await officer.presses('Tải lên và đọc tệp');
  await officer.isToldAt('tep', 'bảo vệ bằng mật khẩu');
  await officer.looks('nhap-danh-sach-loi');

  // What is taken out changes nothing when it comes back.
  await page.goto('/nhan-su');
  const taken = page.waitForEvent('download');
  await officer.presses('Xuất danh sách này (XLSX)');
  const exported = await (await taken).path();
  await page.goto('/nhan-su/nhap');
  await page.getByLabel('Tệp danh sách').setInputFiles({
    name: 'danh-sach-can-bo.xlsx',
    mimeType: 'application/octet-stream',
    buffer: readFileSync(exported),
  });
  await officer.presses('Tải lên và đọc tệp');
  await expect(page.getByRole('heading', { name: 'Các cột trong tệp' })).toBeVisible();
  await officer.looks('nhap-danh-sach-cot');
  await officer.presses('Xem trước thay đổi');
  await officer.reads('Danh sách này không thay đổi gì.');
  await officer.looks('nhap-danh-sach-khong-doi');

  // A list of another agency: its units are not ours.
  await page.goto('/nhan-su/nhap');
  await page.getByLabel('Tệp danh sách').setInputFiles(join(FILES, 'staff.xlsx'));
  await officer.presses('Tải lên và đọc tệp');
  await officer.looks('nhap-danh-sach-cot-khac');
  await officer.presses('Xem trước thay đổi');
  await officer.reads('Chưa nhập được ai.');
  await expect(page.getByRole('button', { name: 'Xác nhận và nhập danh sách' })).toHaveCount(0);
  await officer.looks('nhap-danh-sach-dong-loi');

  // A column under a name of its own: the officer says which one it is.
  await page.goto('/nhan-su/nhap');
  await page.getByLabel('Tệp danh sách').setInputFiles(join(FILES, 'additions.xlsx'));
  await officer.presses('Tải lên và đọc tệp');
  await officer.presses('Xem trước thay đổi');
  await expect(page).toHaveTitle(/^Lỗi: /);
  await officer.reads('Chưa chọn cột “Đơn vị”.');
  await officer.looks('nhap-danh-sach-cot-loi');
  await page.getByLabel(/^Cột C \(Ở đâu\) là$/).selectOption('Đơn vị');
  await page.getByLabel(/viết toàn chữ hoa sang chữ thường/).check();
  await officer.presses('Xem trước thay đổi');
  await officer.reads('Sẽ thêm 2 người');
  await officer.looks('nhap-danh-sach-xem-truoc');
  await officer.follows('Sửa (1)');
  await officer.looks('nhap-danh-sach-xem-truoc-sua');
  await officer.presses('Xác nhận và nhập danh sách');
  await officer.reads('Thêm 2 người, sửa 1 người');
  await officer.looks('nhap-danh-sach-xong');
  await officer.follows('Xem danh sách nhân sự');
  await page.getByLabel('Tìm theo tên, chữ đầu hoặc mã').fill('XD-001');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await expect(page.getByText('1 người', { exact: true })).toBeVisible();
  await officer.looks('nhan-su-sau-khi-nhap');
});

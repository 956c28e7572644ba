// The staff list and the tree of units, as officer, administrator and head use them.
import { enter, sound } from './signing_in';
import { expect, test } from './support';

test('the officer finds somebody, sees what a move changes, records it and takes it back', async ({ page }, { project }) => {
  await enter(page, 'CAN_BO_TO_CHUC');
  await expect(page.getByRole('heading', { name: /^Việc của tôi/ })).toBeVisible();
  await sound(page, 'viec-cua-toi', project.name);
  await page.getByRole('link', { name: 'Nhân sự', exact: true }).first().click();
  await sound(page, 'nhan-su', project.name);
  await page.getByLabel('Tìm theo tên, chữ đầu hoặc mã').fill('vc-058');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await expect(page.getByText('1 người', { exact: true })).toBeVisible();
  await page.getByRole('table').locator('tbody a').first().click();
  await sound(page, 'nhan-su-ho-so', project.name);
  await page.getByRole('link', { name: 'Ghi biến động' }).click();
  await sound(page, 'bien-dong-chon', project.name);
  await page.getByLabel('Nghỉ, đi học, tạm đình chỉ').check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
  await expect(page).toHaveTitle(/^Lỗi: /);
  await sound(page, 'bien-dong-loi', project.name);
  await page.getByLabel('Lý do').selectOption('NGHI_DAI_HAN');
  await page.getByLabel('Số quyết định').fill('44/QĐ-SKHCN');
  await page.getByLabel('Ngày ký').fill('01012026');
  await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
  await expect(page.getByRole('heading', { name: 'Kéo theo' })).toBeVisible();
  await sound(page, 'bien-dong-xac-nhan', project.name);
  await page.getByRole('button', { name: 'Xác nhận và ghi biến động' }).click();
  await expect(page.getByText('Đã ghi biến động.')).toBeVisible();
  await page.getByText('Hoàn tác biến động gần nhất').first().click();
  await page.getByRole('button', { name: 'Hoàn tác biến động gần nhất' }).click();
  await expect(page.getByText('Đã hoàn tác biến động.')).toBeVisible();
  await page.goto('/nhan-su/them');
  await sound(page, 'nhan-su-them', project.name);
  await page.goto('/nhan-su/in');
  await sound(page, 'nhan-su-in', project.name);
});

test('the administrator sees the tree and what a decision changes', async ({ page }, { project }) => {
  await enter(page, 'QUAN_TRI');
  await page.goto('/don-vi');
  await sound(page, 'don-vi', project.name);
  await page.getByRole('link', { name: 'Phòng Chuyển đổi số' }).click();
  await sound(page, 'don-vi-chi-tiet', project.name);
  await page.getByRole('link', { name: 'Sáp nhập vào đơn vị khác' }).click();
  await page.getByLabel('Đơn vị tiếp nhận').selectOption({ index: 1 });
  await page.getByLabel('Số quyết định').fill('45/QĐ-UBND');
  await page.getByLabel('Ngày ký').fill('1/1/2026');
  await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
  await expect(page.getByText(/người chuyển sang/)).toBeVisible();
  await sound(page, 'don-vi-xac-nhan', project.name);
});

test('the head reads a file and records nothing in it', async ({ page }, { project }) => {
  await enter(page, 'THU_TRUONG');
  await page.goto('/nhan-su?tim=vc-057');
  await page.getByRole('table').locator('tbody a').first().click();
  await expect(page.getByRole('link', { name: 'Ghi biến động' })).toHaveCount(0);
  await sound(page, 'nhan-su-ho-so-thu-truong', project.name);
  await page.goto('/nhan-su/thay-the');
  await sound(page, 'thay-the', project.name);
});

// Coming in and going out, as every role of the demonstration does it.
import { accounts, presentCode, signIn, sound } from './signing_in';
import { expect, test } from './support';

test('a declarant signs in, sees his account and signs out', async ({ page }, { project }) => {
  const declarant = accounts().find((account) => account.role === 'NGUOI_KE_KHAI')!;
  await signIn(page, declarant);
  await expect(page).toHaveURL('/');
  await expect(page.getByText(declarant.name).first()).toBeVisible();
  await sound(page, 'trang-chu-da-vao', project.name);
  await page.goto('/tai-khoan');
  await sound(page, 'tai-khoan', project.name);
  await page.getByRole('button', { name: 'Đăng xuất' }).first().click();
  await expect(page).toHaveURL('/dang-nhap');
  await page.goto('/tai-khoan');
  await expect(page).toHaveURL(/\/dang-nhap\?den=\/tai-khoan$/);
});

test('a wrong password is told in the summary and at the field, and keeps the login', async ({ page }, { project }) => {
  await signIn(page, { role: '', name: '', login: 'khong-co-ai', password: 'một mật khẩu nào đó' });
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('khong-co-ai');
  await expect(page.getByLabel('Mật khẩu')).toHaveValue('');
  await sound(page, 'dang-nhap-sai', project.name);
});

test('whoever reads what others wrote is asked for a code', async ({ page }, { project }) => {
  // One account for each way of looking: a code counts once.
  const logins: Record<string, string> = { 'javascript-on': 'tochuc', 'javascript-off': 'kiemsoat', phone: 'thutruong' };
  const account = accounts().find((one) => one.login === logins[project.name])!;
  const code = await presentCode(page, account.login);
  await signIn(page, account);
  await expect(page).toHaveURL(/\/dang-nhap\/ma-xac-thuc/);
  await sound(page, 'ma-xac-thuc', project.name);
  await page.goto('/tai-khoan');
  await expect(page, 'nothing else before the code').toHaveURL(/\/dang-nhap\/ma-xac-thuc/);
  await page.locator('#code').fill(code!);
  await page.locator('main form button[type=submit]').first().click();
  await expect(page).toHaveURL('/tai-khoan');
  await sound(page, 'tai-khoan-co-ma', project.name);
});

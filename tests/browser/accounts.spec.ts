// Coming in and going out, as every role of the demonstration does it.
import { type Page } from '@playwright/test';
import { type Account, accounts } from './cast';
import { expect, sound, test } from './support';

/** The account with this role or login in the demonstration that most tests share. */
function account(known: string): Account {
  return accounts(process.env.LIEMCHINH_ACCOUNTS!).find(({ role, login }) => [role, login].includes(known))!;
}

/** The code that the sign-in page of a demonstration shows for an account; none where it needs none. */
async function presentCode(page: Page, login: string): Promise<string | undefined> {
  await page.goto('/dang-nhap');
  const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: login, exact: true }) });
  return (await row.innerText()).match(/\d{6}/)?.[0];
}

/** Types what is asked for first. */
async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill(account.login);
  await page.getByLabel('Mật khẩu').fill(account.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).first().click();
}

test('a declarant signs in, sees his account and signs out', async ({ page }, { project }) => {
  const declarant = account('NGUOI_KE_KHAI');
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
  const reader = account(logins[project.name]);
  const code = await presentCode(page, reader.login);
  await signIn(page, reader);
  await expect(page).toHaveURL(/\/dang-nhap\/ma-xac-thuc/);
  await sound(page, 'ma-xac-thuc', project.name);
  await page.goto('/tai-khoan');
  await expect(page, 'nothing else before the code').toHaveURL(/\/dang-nhap\/ma-xac-thuc/);
  await page.locator('#code').fill(code!);
  await page.locator('main form button[type=submit]').first().click();
  await expect(page).toHaveURL('/tai-khoan');
  await sound(page, 'tai-khoan-co-ma', project.name);
});

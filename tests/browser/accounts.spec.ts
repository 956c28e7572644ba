// Coming in and going out, as every role of the demonstration does it.
import { type Page } from '@playwright/test';
import { artefact, expect, overflowing, picture, test, violations } from './support';

interface Account {
  role: string;
  name: string;
  login: string;
  password: string;
}

/** The accounts that `liemchinh demo` printed. */
function accounts(): Account[] {
  return process.env
    .LIEMCHINH_ACCOUNTS!.trim()
    .split('\n')
    .map((line) => {
      const [role, name, login, password] = line.split('\t');
      return { role, name, login, password };
    });
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

/** What every page must be, whoever looks at it. */
async function sound(page: Page, name: string, project: string): Promise<void> {
  expect(await overflowing(page)).toEqual([]);
  await picture(page, artefact(project, `${name}.png`));
  // axe is a script itself.
  if (project !== 'javascript-off') {
    expect(await violations(page)).toEqual([]);
  }
}

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

// Signing in as somebody of the demonstration.
import { type Page } from '@playwright/test';
import { artefact, expect, overflowing, picture, violations } from './support';

export interface Account {
  role: string;
  name: string;
  login: string;
  password: string;
}

/** The accounts that `liemchinh demo` printed. */
export function accounts(): Account[] {
  return process.env
    .LIEMCHINH_ACCOUNTS!.trim()
    .split('\n')
    .map((line) => {
      const [role, name, login, password] = line.split('\t');
      return { role, name, login, password };
    });
}

/** The code that the sign-in page of a demonstration shows for an account; none where it needs none. */
export async function presentCode(page: Page, login: string): Promise<string | undefined> {
  await page.goto('/dang-nhap');
  const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: login, exact: true }) });
  return (await row.innerText()).match(/\d{6}/)?.[0];
}

/** Types what is asked for first. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill(account.login);
  await page.getByLabel('Mật khẩu').fill(account.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).first().click();
}

/** What every page must be, whoever looks at it. */
export async function sound(page: Page, name: string, project: string): Promise<void> {
  expect(await overflowing(page)).toEqual([]);
  await picture(page, artefact(project, `${name}.png`));
  // axe is a script itself.
  if (project !== 'javascript-off') {
    expect(await violations(page)).toEqual([]);
  }
}

/** Signs somebody in who has a role, with his code where he needs one. */
export async function enter(page: Page, role: string): Promise<void> {
  const account = accounts().find((account) => account.role === role)!;
  const code = await presentCode(page, account.login);
  await signIn(page, account);
  if (code) {
    await page.getByLabel('Mã xác thực').fill(code);
    await page.getByRole('button', { name: 'Vào tài khoản' }).click();
  }
  await expect(page).toHaveURL('/');
}

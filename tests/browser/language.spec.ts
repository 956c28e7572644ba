// The language switch: a form in the footer that brings back the same page in the other language.
import { GALLERY, STATUS, expect, test } from './support';

test('the switch keeps page and query and is remembered', async ({ page, context }) => {
  const address = `${GALLERY}?sap-xep=gia-tri&tim=v%C3%AD`;
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  const vietnamese = await page.getByRole('heading', { level: 1 }).innerText();

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(page.url().endsWith(address), page.url()).toBe(true);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(vietnamese);
  await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-current', 'true');
  const cookie = (await context.cookies()).find(({ name }) => name === 'ngon-ngu');
  expect(cookie).toMatchObject({ value: 'en', httpOnly: true, sameSite: 'Lax', path: '/' });

  await page.goto(STATUS);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  expect(new URL(page.url()).pathname).toBe(STATUS);
});

test('an error page can be read in the other language too', async ({ page }) => {
  await page.goto('/khong-co?so=1');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(page.url().endsWith('/khong-co?so=1'), page.url()).toBe(true);
});

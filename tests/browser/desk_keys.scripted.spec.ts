// The keys of the desk: J and K, Enter, and a scanner that types at any time.
import { expect, test } from './own_server';

test('keys go through what waits, and a scanner finds its field', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  await officer.signsIn();
  const { page } = officer;
  await page.goto('/ban-ke-khai/tiep-nhan');
  const row = page.getByRole('main').locator('a.lc-row').first();
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(row).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/ban-ke-khai\/ban\?/);
  const scanner = page.getByLabel('Quét hoặc nhập mã trên bản giấy');
  await expect(async () => {
    await page.locator('h1').click();
    await page.keyboard.type('LC-KKTS:0011');
    await expect(scanner).toBeFocused({ timeout: 500 });
  }).toPass();
  // What the scanner typed stands there from its first letter on.
  await expect(scanner).toHaveValue(/^(LC-KKTS:0011)+$/);
});

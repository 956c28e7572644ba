// What leaves the screen: the PDF of the status page, and every page when it is printed.
import { readFileSync } from 'node:fs';
import { PLACES, STATUS, artefact, expect, test } from './support';

test('the PDF link downloads a PDF', async ({ page }) => {
  await page.goto(STATUS);
  const link = page.getByRole('link', { name: 'Tải bản PDF' });
  const answer = await page.request.get((await link.getAttribute('href'))!);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');

  const arriving = page.waitForEvent('download');
  await link.click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe('tinh-trang-he-thong.pdf');
  expect(readFileSync(await download.path()).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(page).toHaveURL(STATUS);
});

for (const place of PLACES) {
  test(`${place.name} printed shows the content and nothing to click`, async ({ page }) => {
    await page.goto(place.path);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('body > header nav')).toBeHidden();
    await expect(page.locator('body > footer .lc-footer__contact'), 'whom to ask').toBeVisible();
    await expect(page.locator('body > footer form')).toBeHidden();
    await expect(page.locator('.govuk-skip-link').first()).toBeHidden();
    await expect(page.locator('body > footer button').first()).toBeHidden();
  });
}

test('the status page fits on two sheets', async ({ page }, { project }) => {
  await page.goto(STATUS);
  const path = artefact(project.name, 'tinh-trang-he-thong.print.pdf');
  const pdf = (await page.pdf({ path, preferCSSPageSize: true })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(sheets).toBeGreaterThanOrEqual(1);
  expect(sheets).toBeLessThanOrEqual(2);
});

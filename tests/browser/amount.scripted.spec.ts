// The amount read back while it is typed: the island. It never touches the field.
import { GALLERY, expect, test } from './support';

const FIELD = '#so-tien';

test('the reading follows the typing and leaves value and caret alone', async ({ page }) => {
  await page.goto(GALLERY);
  const field = page.locator(FIELD);
  const reading = page.locator('.lc-money', { has: field }).locator('output');
  await field.pressSequentially('1,5 tỷ');
  await expect(reading).toHaveText('1.500.000.000 đồng (một tỷ năm trăm triệu đồng)');
  await expect(field).toHaveValue('1,5 tỷ');

  await field.press('Home');
  await page.keyboard.type('2');
  await expect(reading).toContainText('hai mươi mốt tỷ năm trăm triệu đồng');
  await expect(field).toHaveValue('21,5 tỷ');
  expect(await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([1, 1]);

  await field.fill('1.5');
  await expect(reading).toContainText('Chưa rõ số tiền');
  await field.fill('');
  await expect(reading).toHaveText('');
});

test('what was typed before the script arrived is read', async ({ page }) => {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/_bg\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(/_bg\.wasm$/);
  await page.goto(GALLERY, { waitUntil: 'commit' });
  const field = page.locator(FIELD);
  const reading = page.locator('.lc-money', { has: field }).locator('output');
  await field.pressSequentially('800 triệu');
  await asked;
  await expect(reading).toHaveText('');
  arrive();
  await expect(reading).toContainText('tám trăm triệu đồng');
  await expect(field).toHaveValue('800 triệu');
  await expect(field).toBeFocused();
});

test('nothing is read in the middle of a composition', async ({ page, context }) => {
  await page.goto(GALLERY);
  const field = page.locator(FIELD);
  const reading = page.locator('.lc-money', { has: field }).locator('output');
  await field.fill('2 ');
  await expect(reading, 'the script has arrived').toHaveText(/\S/);
  const before = await reading.innerText();
  await field.press('End');
  const keyboard = await context.newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'tỷ', selectionStart: 2, selectionEnd: 2 });
  await expect(field).toHaveValue('2 tỷ');
  await expect(reading).toHaveText(before);
  await keyboard.send('Input.insertText', { text: 'tỷ' });
  await expect(reading).toContainText('hai tỷ đồng');
});

// What a script adds to filling in: each answer is saved when its field is left, and Back shows it.
import { expect, test } from './own_server';

test('an answer is saved when its field is left, and a button waits for it', async ({ somebody }) => {
  const declarant = await somebody('giumanh');
  await declarant.signsIn();
  await declarant.follows('Kê khai tài sản, thu nhập của anh/chị');
  await declarant.presses('Bắt đầu khai');
  await declarant.follows('I.1 Người kê khai tài sản, thu nhập');
  const residence = declarant.main.getByLabel('Nơi thường trú', { exact: true });
  await expect(declarant.main.getByRole('status')).toContainText('Đã lưu lúc');
  await residence.fill('Số 1, phố Ví Dụ');
  const saved = declarant.page.waitForResponse((response) => response.request().method() === 'POST');
  await residence.blur();
  expect((await saved).status()).toBe(200);
  await expect(declarant.main.getByRole('status')).toContainText(/^Đã lưu lúc \d\d:\d\d$/);
  await declarant.page.goto('/');
  await declarant.page.goBack();
  await expect(residence).toHaveValue('Số 1, phố Ví Dụ');
  // The change is sent by the button's own press: the form follows on it.
  await residence.fill('Số 2, phố Ví Dụ');
  await declarant.presses('Lưu, hoàn thiện sau');
  await expect(declarant.main.getByRole('heading', { level: 1 })).toHaveText(/^I\.2 /);
  await declarant.page.goBack();
  await expect(residence).toHaveValue('Số 2, phố Ví Dụ');
});

test('a pause saves, and so does leaving the page in the middle of a word', async ({ somebody }) => {
  const declarant = await somebody('giumanh');
  await declarant.signsIn();
  await declarant.follows('Kê khai tài sản, thu nhập của anh/chị');
  await declarant.presses('Bắt đầu khai');
  await declarant.follows('I.1 Người kê khai tài sản, thu nhập');
  const { page } = declarant;
  const residence = declarant.main.getByLabel('Nơi thường trú', { exact: true });
  await expect(declarant.main.getByRole('status')).toContainText('Đã lưu lúc');
  const paused = page.waitForResponse((response) => response.request().method() === 'POST');
  await residence.pressSequentially('Số 3, phố');
  expect((await paused).status()).toBe(200);
  const address = page.url();
  await residence.pressSequentially(' Ví Dụ');
  await page.goto('/');
  await expect(async () => {
    await page.goto(address);
    await expect(residence).toHaveValue('Số 3, phố Ví Dụ', { timeout: 500 });
  }).toPass();
});

// What an officer writes of a request to complete is there again after his session ended in the middle of it.
import { begins, changesNothing, signs } from './declarant';
import { expect, test } from './own_server';

test('a request half written outlives the session, and is sent or thrown away', async ({ somebody, javaScriptEnabled }) => {
  const administrator = await somebody('quantri');
  const officer = await somebody('tochuc');
  const declarant = await somebody('kekhai');
  await begins(declarant);
  await changesNothing(declarant);
  await signs(declarant);

  await officer.signsIn();
  await officer.page.goto('/ban-ke-khai/tiep-nhan');
  await officer.main.getByRole('link', { name: declarant.account.name }).first().click();
  await officer.follows('Mở bản kê khai');
  const whole = officer.main.getByLabel('Yêu cầu chung cho cả bản');
  await whole.fill('Ghi rõ nguồn thu nhập');
  if (javaScriptEnabled !== false) {
    const saved = officer.page.waitForResponse((response) => response.request().method() === 'POST');
    await whole.blur();
    expect((await saved).status()).toBe(200);
    await officer.reads(/Đã lưu lúc \d\d:\d\d/);
  } else {
    await officer.presses('Lưu nháp, viết tiếp sau');
    await officer.reads('Đã lưu nháp yêu cầu bổ sung. Chưa gửi cho ai.');
    await officer.looks('yeu-cau-viet-do-bia');
    await officer.follows('Mở bản kê khai');
  }
  await administrator.signsIn();
  await administrator.opensTheAccountOf(officer);
  await administrator.presses('Kết thúc mọi phiên');
  await administrator.reads('Đã kết thúc mọi phiên của tài khoản.');

  const address = officer.page.url();
  await officer.page.goto('/dang-nhap');
  await officer.proves();
  await officer.page.goto(address);
  await officer.reads('vẫn còn trong các ô bên dưới');
  await expect(whole).toHaveValue('Ghi rõ nguồn thu nhập');
  await officer.looks('yeu-cau-viet-do');
  await whole.fill('Ghi rõ nguồn thu nhập trong năm');
  await officer.presses('Trả lại kèm các yêu cầu đã ghi');
  await officer.reads('Đã trả lại bản kê khai của');
  await expect(officer.main).not.toContainText('viết dở');
});

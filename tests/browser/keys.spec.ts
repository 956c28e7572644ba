// Keys that came anew: confirmed by the officer who hears their code, changed by their owner who fears for the old ones.
import { expect, test } from './own_server';

const PASSWORD = 'bốn con chim sẻ đậu mái ngói';

test('the officer invites again and confirms the new keys by the code read out to him', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  const declarant = await somebody('kekhai');
  await officer.signsIn();
  await officer.opensTheAccountOf(declarant);
  await officer.reads('Khóa hiện nay của người này đã được xác nhận.');
  await declarant.comesInWith(await officer.printsASlipFor(declarant), PASSWORD);

  await officer.opensTheAccountOf(declarant);
  await officer.reads('Khóa hiện nay của người này chưa được xác nhận đủ.');
  await officer.looks('khoa-chua-xac-nhan');
  await officer.follows('Xác nhận khóa của người này');
  await officer.looks('xac-nhan-khoa');
  const heard = await declarant.readsOutHisKeyCode();
  await declarant.looks('doc-ma-khoa');
  await officer.types(heard.split('-').reverse().join('-'));
  await officer.presses('Ký xác nhận khóa');
  await officer.isToldAt('code', 'Mã này không phải mã khóa của người ấy.');
  await officer.looks('xac-nhan-khoa-sai');
  await officer.types(heard);
  await officer.presses('Ký xác nhận khóa');
  await officer.reads('Đã xác nhận khóa.');
  await officer.reads('Khóa hiện nay của người này đã được xác nhận.');
  await expect(officer.main.getByRole('link', { name: 'Xác nhận khóa của người này' })).toHaveCount(0);
  await officer.looks('khoa-da-xac-nhan');
});

test('signing out everywhere with new keys, and in again with the same password', async ({ somebody }) => {
  const head = await somebody('truongphong');
  await head.signsIn();
  const before = await head.readsOutHisKeyCode();
  await head.follows('Đăng xuất mọi nơi và đổi khóa');
  await head.looks('doi-khoa');
  const code = await head.copies('Mã khôi phục');
  const confirms = async (end: string, password: string) => {
    await head.page.getByLabel('Bốn ký tự cuối của mã khôi phục').fill(end);
    await head.page.getByLabel('Mật khẩu hiện nay').fill(password);
    await head.presses('Đổi khóa và đăng xuất mọi nơi');
  };
  await confirms(code.slice(-4), 'không phải mật khẩu này');
  await head.isToldAt('present', 'Mật khẩu chưa đúng.');
  expect(await head.copies('Mã khôi phục'), 'the code on his paper still counts').toBe(code);
  await head.looks('doi-khoa-sai');
  await confirms(code.slice(-4), head.account.password);

  await expect(head.page).toHaveURL(/^[^?]*\/dang-nhap/);
  await head.reads('Đã đổi khóa và kết thúc mọi phiên.');
  await head.looks('doi-khoa-xong');
  await head.proves();
  await expect(head.page).toHaveURL('/');
  expect(await head.readsOutHisKeyCode(), 'the key code is a new one').not.toBe(before);
  await head.follows('Nhóm nhận của tôi');
  await head.reads('Anh/chị đang giữ khóa');
});

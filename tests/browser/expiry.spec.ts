// A session that ends while its owner is typing: nothing typed is lost.
import { expect, test } from './own_server';

const PASSWORD = 'bốn con chim sẻ đậu mái ngói';

test('what was typed when the session ended is sent on by one button', async ({ somebody }) => {
  const administrator = await somebody('quantri');
  const officer = await somebody('tochuc');
  const declarant = await somebody('kekhai');
  await officer.signsIn();
  await declarant.comesInWith(await officer.printsASlipFor(declarant), PASSWORD);
  const heard = await declarant.readsOutHisKeyCode();
  await officer.opensTheAccountOf(declarant);
  await officer.follows('Xác nhận khóa của người này');
  await officer.types(heard);

  await administrator.signsIn();
  await administrator.opensTheAccountOf(officer);
  await administrator.looks('tai-khoan-quan-tri');
  await administrator.presses('Kết thúc mọi phiên');
  await administrator.reads('Đã kết thúc mọi phiên của tài khoản.');

  await officer.presses('Ký xác nhận khóa');
  await officer.reads('Phiên làm việc đã hết. Những gì anh/chị vừa nhập vẫn còn');
  await officer.looks('het-phien');
  await officer.proves();
  await officer.reads('Gửi tiếp những gì anh/chị vừa nhập');
  await expect(officer.main.getByRole('button')).toHaveCount(1);
  await officer.looks('gui-tiep');
  await officer.presses('Gửi tiếp');
  await officer.reads('Đã xác nhận khóa.');
  await expect(officer.page.getByRole('heading', { level: 1 })).toHaveText(declarant.account.name);
});

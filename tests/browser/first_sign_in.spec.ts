// Somebody gets his account from a printed slip, and back into it with the recovery code that he wrote down.
import { expect, test } from './own_server';

const PASSWORD = 'bốn con chim sẻ đậu mái ngói';
const NEXT_PASSWORD = 'chín cái thuyền nan về bến sông';

test('from the printed slip to the start page', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  const newcomer = await somebody('kekhai');
  await officer.signsIn();
  await officer.opensTheAccountOf(newcomer);
  await officer.looks('phieu-moi-truoc');
  const slip = await officer.printsASlipFor(newcomer);
  await officer.looks('phieu-moi');
  await officer.reads('Mã trên phiếu chỉ hiện lần này');
  await officer.page.emulateMedia({ media: 'print' });
  await officer.looks('phieu-moi.in');

  await newcomer.page.goto(slip.address);
  await newcomer.typesTheSlip({ ...slip, secret: slip.secret.replace(/.$/, (last) => (last === '0' ? '1' : '0')) });
  await newcomer.isToldAt('secret', 'Phiếu mời chưa đúng, đã dùng hoặc đã hết hạn.');
  await expect(newcomer.page.getByLabel('Tên đăng nhập'), 'what was right stays').toHaveValue(slip.login);
  await newcomer.looks('lan-dau-sai');
  await newcomer.typesTheSlip({ ...slip, secret: slip.secret.toLowerCase().replaceAll('-', ' ') });

  await newcomer.reads(`Phiếu mời này là của ${newcomer.account.name}`);
  await newcomer.looks('lan-dau-ma-khoi-phuc');
  const code = await newcomer.copies('Mã khôi phục');
  await newcomer.confirmsTheCodeAndSets('????', 'ngắn');
  await newcomer.isToldAt('code_end', 'Bốn ký tự cuối chưa khớp với mã khôi phục');
  await newcomer.isToldAt('password', 'Mật khẩu phải có ít nhất 12 ký tự.');
  expect(await newcomer.copies('Mã khôi phục'), 'the code on his paper still counts').toBe(code);
  await expect(newcomer.page.getByLabel('Bốn ký tự cuối của mã khôi phục'), 'as typed').toHaveValue('????');
  await newcomer.looks('lan-dau-ma-khoi-phuc-sai');
  await newcomer.confirmsTheCodeAndSets(code, PASSWORD);

  await expect(newcomer.page).toHaveURL('/');
  await newcomer.reads(`Xin chào ${newcomer.account.name}`);
  await newcomer.looks('lan-dau-xong');

  await newcomer.signsOut();
  await newcomer.page.goto(slip.address);
  await newcomer.typesTheSlip(slip);
  await newcomer.isToldAt('secret', 'Phiếu mời chưa đúng, đã dùng hoặc đã hết hạn.');
});

test('a forgotten password, with the recovery code from the paper at home', async ({ somebody }) => {
  const officer = await somebody('tochuc');
  const declarant = await somebody('kekhai');
  await officer.signsIn();
  const code = await declarant.comesInWith(await officer.printsASlipFor(declarant), PASSWORD);
  await declarant.signsOut();

  await declarant.page.getByText('Không đăng nhập được?').click();
  await declarant.follows('Đặt lại mật khẩu bằng mã khôi phục');
  await declarant.looks('quen-mat-khau-mo');
  const typesTheCode = async (typed: string, again: string) => {
    await declarant.page.getByLabel('Tên đăng nhập').fill(declarant.account.login);
    await declarant.page.getByLabel('Mã khôi phục').fill(typed);
    await declarant.page.getByLabel('Mật khẩu mới', { exact: true }).fill(NEXT_PASSWORD);
    await declarant.page.getByLabel('Nhập lại mật khẩu mới').fill(again);
    await declarant.presses('Đặt mật khẩu mới');
  };
  await typesTheCode(code, PASSWORD);
  await declarant.isToldAt('again', 'Hai lần nhập mật khẩu chưa giống nhau.');
  await declarant.looks('quen-mat-khau-khac-nhau');
  await typesTheCode(code.split('-').reverse().join('-'), NEXT_PASSWORD);
  await declarant.isToldAt('code', 'Tên đăng nhập hoặc mã khôi phục chưa đúng.');
  await declarant.looks('quen-mat-khau-sai');
  await typesTheCode(code.toLowerCase(), NEXT_PASSWORD);

  await declarant.reads('Đã đặt mật khẩu mới.');
  await declarant.looks('quen-mat-khau-xong');
  declarant.account.password = NEXT_PASSWORD;
  await declarant.proves();
  await declarant.reads(`Xin chào ${declarant.account.name}`);
});

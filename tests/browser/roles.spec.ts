// A role from its proposal to the key of its circle, and to its end: no one person can do it alone.
import { expect, test } from './own_server';
import type { Person } from './person';

const REASON = 'Quyết định số 12/QĐ-SKHCN ngày 26/11/2026';

async function proposes(administrator: Person, role: string, other: Person): Promise<void> {
  await administrator.opensTheAccountOf(other);
  await administrator.follows('Đề nghị vai trò');
  await administrator.looks('de-nghi-vai-tro');
  await administrator.page.getByLabel('Vai trò', { exact: true }).selectOption({ label: role });
  const units = administrator.page.getByLabel('Đơn vị', { exact: true });
  const agency = await units.getByRole('option', { name: /^Sở / }).innerText();
  await units.selectOption({ label: agency });
  await administrator.presses('Gửi đề nghị');
  await administrator.isToldAt('reason', 'Hãy nhập căn cứ: số và ngày của quyết định.');
  await expect(administrator.page.getByLabel('Vai trò', { exact: true }).locator('option:checked')).toHaveText(role);
  await expect(units.locator('option:checked')).toHaveText(agency);
  await administrator.looks('de-nghi-vai-tro-thieu');
  await administrator.page.getByLabel('Căn cứ').fill(REASON);
  await administrator.presses('Gửi đề nghị');
  await administrator.reads('Đã gửi đề nghị. Vai trò chưa có hiệu lực cho đến khi được phê duyệt.');
  await administrator.looks('de-nghi-vai-tro-xong');
}

test('proposed by one, approved by another, given its key by a third', async ({ somebody }) => {
  const administrator = await somebody('quantri');
  const head = await somebody('thutruong');
  const officer = await somebody('tochuc');
  const newcomer = await somebody('kekhai');

  await administrator.signsIn();
  await proposes(administrator, 'Cán bộ tổ chức', newcomer);
  await expect(administrator.main.getByRole('button', { name: /[Pp]hê duyệt/ })).toHaveCount(0);

  await head.signsIn();
  await head.looks('trang-chu-thu-truong');
  await head.follows('Vai trò chờ phê duyệt');
  await head.looks('vai-tro-cho-duyet');
  await head.follows(`Xem đề nghị cho ${newcomer.account.name}`);
  await head.reads(REASON);
  await head.looks('phe-duyet-vai-tro');

  const approval = head.page.url();
  await administrator.page.goto('/quan-tri/vai-tro');
  await administrator.reads('Không có quyền xem trang này');
  expect((await administrator.page.goto(approval))!.status(), 'whoever proposes cannot grant').toBe(403);
  await expect(administrator.page.getByRole('banner'), 'and is still signed in').toContainText(administrator.account.name);
  await administrator.looks('phe-duyet-vai-tro-cam');

  await newcomer.signsIn();
  const heard = await newcomer.readsOutHisKeyCode();
  const wrong = heard.split('-').reverse().join('-');
  await head.types(wrong);
  await head.presses('Phê duyệt');
  await head.isToldAt('code', 'Mã này không phải mã khóa của người ấy.');
  await expect(head.page.getByLabel('Mã khóa nghe được từ người này'), 'as typed').toHaveValue(wrong);
  await head.reads(REASON);
  await head.looks('phe-duyet-vai-tro-sai');
  await head.types(heard.toLowerCase());
  await head.presses('Phê duyệt');
  await head.reads('Đã phê duyệt.');
  // Other proposals of the demonstration still wait.
  await expect(head.main.getByRole('link', { name: `Xem đề nghị cho ${newcomer.account.name}` })).toHaveCount(0);
  await head.looks('vai-tro-da-duyet');

  await newcomer.page.goto('/');
  await newcomer.looks('can-xac-thuc-hai-lop');
  await newcomer.takesASecondFactor();
  await newcomer.looks('ma-du-phong');
  await newcomer.follows('Tôi đã ghi xong');
  await newcomer.follows('Nhóm nhận của tôi');
  await newcomer.reads('Anh/chị chưa giữ khóa.');
  await newcomer.looks('nhom-nhan-chua-vao');

  await officer.signsIn();
  await officer.page.goto('/nhom-nhan');
  await officer.looks('nhom-nhan-co-nguoi-cho');
  await officer.follows(`Trao khóa cho ${newcomer.account.name}`);
  await officer.looks('trao-khoa');
  await officer.types(wrong);
  await officer.presses('Trao khóa');
  await officer.isToldAt('code', 'Mã này không phải mã khóa của người ấy.');
  await officer.looks('trao-khoa-sai');
  await officer.types(heard);
  await officer.presses('Trao khóa');
  await officer.reads('Đã trao khóa của nhóm nhận.');
  await officer.looks('trao-khoa-xong');

  await newcomer.page.reload();
  await newcomer.reads('Anh/chị đang giữ khóa');
  await newcomer.looks('nhom-nhan-da-vao');
});

test('a role is ended after a page that says what follows; the last member stays', async ({ somebody }) => {
  const head = await somebody('thutruong');
  const unionist = await somebody('congdoan');
  const officer = await somebody('tochuc');
  await unionist.signsIn();
  await head.signsIn();

  await head.opensTheAccountOf(unionist);
  await head.looks('vai-tro-cua-mot-nguoi');
  await head.follows('Kết thúc vai trò Đại diện công đoàn');
  await head.reads('người này không còn quyền của vai trò ngay lập tức');
  await head.reads('Lập hệ thống');
  await head.reads('ngay khi xác nhận');
  await head.looks('ket-thuc-vai-tro');
  await head.presses('Kết thúc vai trò');
  await head.reads('Hãy nhập căn cứ: số và ngày của quyết định.');
  await head.looks('ket-thuc-thieu-can-cu');
  await head.page.getByLabel('Căn cứ kết thúc').fill('Quyết định số 7/QĐ-SKHCN ngày 01/07/2026');
  await head.presses('Kết thúc vai trò');
  await head.reads('Đã kết thúc vai trò.');
  await expect(head.main.getByRole('row', { name: /Đại diện công đoàn/ })).toContainText('Đã kết thúc');
  await head.looks('ket-thuc-vai-tro-xong');
  await unionist.page.goto('/nhom-nhan');
  await expect(unionist.page, 'what was open is closed').toHaveURL(/\/dang-nhap\?den=\/nhom-nhan$/);

  await head.opensTheAccountOf(officer);
  await head.follows('Kết thúc vai trò Cán bộ tổ chức');
  await head.reads('Chưa kết thúc được: người này là người cuối cùng giữ khóa của nhóm nhận');
  await expect(head.main.getByRole('button')).toHaveCount(0);
  await head.looks('ket-thuc-nguoi-cuoi');
});

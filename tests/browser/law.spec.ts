// Looking up a deadline: search without marks, choose, date, result, and the address sent to a colleague.
import { LOOKUP, expect, test } from './support';

test('from a search without marks to a result whose address answers the same', async ({ page, browser, baseURL }) => {
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Tra cứu' }).click();
  await page.getByRole('textbox', { name: 'Tìm thời hạn' }).fill('kiem diem');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await expect(page.getByRole('main')).toContainText('2 thời hạn khớp');
  await page.getByRole('link', { name: 'Gửi báo cáo và biên bản cho người có thẩm quyền' }).click();

  await page.getByRole('button', { name: 'Tính thời hạn' }).click();
  await expect(page, 'nothing was typed').toHaveTitle(/^Lỗi: /);
  await page.getByRole('main').getByRole('alert').getByRole('link').click();
  await expect(page.getByRole('textbox', { name: 'Ngày', exact: true })).toBeFocused();

  await page.getByRole('textbox', { name: 'Ngày', exact: true }).fill('23');
  await page.getByRole('textbox', { name: 'Tháng' }).fill('4');
  await page.getByRole('textbox', { name: 'Năm' }).fill('2026');
  await page.getByRole('button', { name: 'Tính thời hạn' }).click();
  await expect(page).toHaveURL(`${LOOKUP}?ma=KL05&ngay=2026-04-23`);
  const result = page.getByRole('region', { name: 'Kết quả' });
  await expect(result).toContainText('thứ Tư, 29/04/2026');
  await expect(page.getByRole('main')).toContainText('Nghỉ bù Giỗ Tổ Hùng Vương');

  const colleague = await browser.newContext({ baseURL });
  const elsewhere = await colleague.newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole('main')).toHaveText(await page.getByRole('main').innerText(), { useInnerText: true });
  await colleague.close();
});

test('time that is not counted moves the date and stays in the address', async ({ page }) => {
  await page.goto(`${LOOKUP}?ma=TC05&ngay=2026-07-01`);
  const result = page.getByRole('region', { name: 'Kết quả' });
  await expect(result).toContainText('31/07/2026');
  await page.locator('summary', { hasText: 'Thời gian không tính vào thời hạn' }).click();
  const first = page.getByRole('group', { name: 'Khoảng thứ 1' });
  await first.getByRole('textbox', { name: 'Từ ngày' }).fill('6/7/2026');
  await first.getByRole('textbox', { name: 'Đến hết ngày' }).fill('10/7/2026');
  await first.getByRole('combobox').selectOption({ label: 'Tạm đình chỉ giải quyết' });
  await page.getByRole('button', { name: 'Tính thời hạn' }).click();
  await expect(page).toHaveURL(/&dung=2026-07-06~2026-07-10~TAM_DINH_CHI_GIAI_QUYET$/);
  await expect(result).toContainText('05/08/2026');
  await page.goBack();
  await expect(result).toContainText('31/07/2026');
});

// The amount read back by the server after the button: the way that needs no script.
import { GALLERY, expect, test } from './support';

test('the button reads the amount back and keeps what was typed', async ({ page }) => {
  await page.goto(GALLERY);
  const field = page.locator('#so-tien');
  const form = page.locator('form', { has: field });
  await field.fill('1,5 tỷ');
  await form.getByRole('button').click();
  await expect(page).toHaveURL(/[?&]so-tien=1%2C5(\+|%20)t/);
  await expect(form).toContainText('1.500.000.000 đồng (một tỷ năm trăm triệu đồng)');
  await expect(field).toHaveValue('1,5 tỷ');
});

test('an amount that can be read in two ways is asked about at the field', async ({ page }) => {
  await page.goto(GALLERY);
  const field = page.locator('#so-tien');
  const form = page.locator('form', { has: field });
  await field.fill('1.5');
  await form.getByRole('button').click();
  await expect(form).toContainText('Chưa rõ số tiền');
  await expect(field).toHaveValue('1.5');
  await expect(field).toHaveAttribute('aria-describedby', /\S/);
});

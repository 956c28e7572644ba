// The working list of the gallery: sorted, narrowed and turned by its address alone.
import type { Page } from '@playwright/test';
import { GALLERY, expect, test } from './support';

const PAGE_SIZE = 8;

function list(page: Page) {
  const section = page.locator('#danh-sach');
  const rows = section.locator('tbody tr');
  return {
    section,
    rows,
    names: () => rows.locator('th').allInnerTexts(),
    amounts: async () =>
      (await rows.locator('td:nth-of-type(3)').allInnerTexts()).map((text) => Number(text.replaceAll('.', ''))),
    head: section.getByRole('columnheader', { name: 'Giá trị (đồng)' }),
    link: section.getByRole('link', { name: 'Giá trị (đồng)' }),
  };
}

function rising(numbers: number[]): boolean {
  return numbers.every((number, index) => Number.isFinite(number) && (index === 0 || numbers[index - 1] <= number));
}

test('a heading sorts, and turns the order round', async ({ page }) => {
  await page.goto(GALLERY);
  const { rows, head, link, amounts } = list(page);
  await expect(rows).toHaveCount(PAGE_SIZE);
  await expect(head).toHaveAttribute('aria-sort', 'none');

  await link.click();
  await expect(page).toHaveURL(/[?&]sap-xep=gia-tri\b/);
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('#danh-sach [aria-sort]:not([aria-sort=none])')).toHaveCount(1);
  expect(rising(await amounts())).toBe(true);

  await link.click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  const falling = await amounts();
  expect(falling).toHaveLength(PAGE_SIZE);
  expect(rising(falling.reverse())).toBe(true);
});

test('the filter narrows, shows what is in force, and lets it go', async ({ page }) => {
  await page.goto(`${GALLERY}?sap-xep=gia-tri`);
  const { section, rows, names, head } = list(page);
  await section.getByRole('textbox').fill('vi du');
  await section.getByRole('search').getByRole('button').click();
  await expect(page).toHaveURL(/[?&]tim=vi(\+|%20)du\b/);
  await expect(rows).toHaveCount(1);
  expect(await names()).toEqual(['Nguyễn Thị Ví Dụ']);
  await expect(section.getByRole('textbox')).toHaveValue('vi du');
  await expect(head, 'the order survives').toHaveAttribute('aria-sort', 'ascending');

  await section.getByRole('link', { name: /vi du/ }).click();
  await expect(rows).toHaveCount(PAGE_SIZE);
  await expect(section.getByRole('textbox')).toHaveValue('');

  await section.getByRole('checkbox', { name: 'Có vấn đề' }).check();
  await section.getByRole('search').getByRole('button').click();
  await expect(rows).toHaveCount(3);
  await expect(section.getByRole('checkbox', { name: 'Có vấn đề' })).toBeChecked();
});

test('nobody found is said, with what to do', async ({ page }) => {
  await page.goto(`${GALLERY}?tim=khong-ai-ten-vay`);
  await expect(page.locator('#danh-sach')).toContainText('Hãy bỏ bớt điều kiện lọc');
});

test('pages turn, and Back brings back what was there', async ({ page }) => {
  await page.goto(GALLERY);
  const { section, rows, names } = list(page);
  const first = await names();
  const pages = section.getByRole('navigation').getByRole('link');

  await section.getByRole('link', { name: 'Trang sau' }).click();
  await expect(page).toHaveURL(/[?&]trang=2\b/);
  const second = await names();
  expect(second).toHaveLength(PAGE_SIZE);
  expect(second.filter((name) => first.includes(name))).toEqual([]);
  await expect(section.locator('[aria-current=page]')).toHaveText('2');

  await pages.filter({ hasText: /^\s*4\s*$/ }).click();
  await expect(page).toHaveURL(/[?&]trang=4\b/);
  await expect(rows).toHaveCount(2);
  await expect(section.getByRole('link', { name: 'Trang sau' })).toHaveCount(0);

  await page.goBack();
  await expect(page).toHaveURL(/[?&]trang=2\b/);
  expect(await names()).toEqual(second);
  await page.goBack();
  expect(await names()).toEqual(first);
});

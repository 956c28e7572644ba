// What holds for every page, in both languages: status, document, landmarks, accessibility, nothing styled in place.
import { LANGUAGES, PLACES, artefact, choose, expect, overflowing, picture, test, violations } from './support';

for (const place of PLACES) {
  for (const language of LANGUAGES) {
    test(`${place.name} in ${language} is a sound page`, async ({ page, baseURL, javaScriptEnabled }, { project }) => {
      await choose(page, language, baseURL!);
      const answer = await page.goto(place.path, { waitUntil: 'networkidle' });
      expect(answer!.status()).toBe(place.status);
      expect(answer!.headers()['content-language']).toBe(language);
      expect(await answer!.text(), 'style attributes').not.toMatch(/<[^>]*\sstyle\s*=|<style\b/i);

      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading).toHaveCount(1);
      await expect(page).toHaveTitle(`${await heading.innerText()} – Liêm Chính`);
      for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
        await expect(page.getByRole(landmark)).toHaveCount(1);
      }
      await expect(page.getByRole('banner').getByRole('navigation', { name: /./ })).toBeVisible();

      expect(await overflowing(page)).toEqual([]);
      const suffix = language === 'vi' ? '' : `.${language}`;
      await picture(page, artefact(project.name, `${place.name}${suffix}.png`));
      // axe is a script itself.
      if (javaScriptEnabled !== false) {
        expect(await violations(page)).toEqual([]);
      }
    });
  }

  test(`${place.name}: the skip link comes first and leads to the content`, async ({ page }) => {
    await page.goto(place.path);
    await page.keyboard.press('Tab');
    const skip = page.locator('a.govuk-skip-link').first();
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#noi-dung$/);
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('main').locator(':focus')).toBeVisible();
  });
}

// Zoom: 200 % and 400 % of a 1366 pixel screen, and the narrowest phone. The page never scrolls sideways.
import { PLACES, expect, overflowing, test } from './support';

for (const width of [683, 342, 320]) {
  test(`no page scrolls sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 768 });
    for (const place of PLACES) {
      await page.goto(place.path);
      expect.soft(await overflowing(page), place.name).toEqual([]);
    }
  });
}

// The gallery without a mouse.
import type { Page } from '@playwright/test';
import { GALLERY, STOPS, expect, test } from './support';

/** One step of the walk: where the focus is, and whether a person sees it there. */
interface Step {
  index: number;
  name: string;
  marked: boolean;
  inView: boolean;
}

/** Lists the stops in the order of the document and remembers how each looks without the focus. */
function prepare(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const look = (element: Element): string =>
      // A radio button shows its focus on the label behind it.
      [element, element.nextElementSibling]
        .filter((part) => part !== null)
        .flatMap((part) =>
          [undefined, '::before', '::after'].map((pseudo) => {
            const style = getComputedStyle(part, pseudo);
            const outlined = style.outlineStyle !== 'none' && !/(, 0\)|transparent)$/.test(style.outlineColor);
            // MOJ's sub navigation draws a bar of its own instead of a shadow.
            const bar = pseudo && style.content !== 'none' ? `${style.backgroundColor} ${style.height}` : '';
            return `${outlined ? style.outline : ''}/${style.boxShadow}/${bar}`;
          }),
        )
        .join('|');
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}${element.id && `#${element.id}`} ${(element.textContent ?? '').trim().slice(0, 40)}`;
    const inGroup = (input: HTMLInputElement): boolean => {
      if (input.type !== 'radio') {
        return true;
      }
      const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]:enabled')].filter(
        (other) => other.name === input.name && other.form === input.form,
      );
      return input === (group.find((other) => other.checked) ?? group[0]);
    };
    const stops = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) => element.checkVisibility() && inGroup(element as HTMLInputElement),
    );
    const looks = stops.map(look);
    Object.assign(globalThis, {
      stepOfWalk: (): Step => {
        const element = document.activeElement ?? document.body;
        const index = stops.indexOf(element as HTMLElement);
        const box = element.getBoundingClientRect();
        return {
          index,
          name: name(element),
          marked: look(element) !== looks[index],
          inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        };
      },
    });
    return stops.map(name);
  }, STOPS);
}

async function press(page: Page, key: string): Promise<Step> {
  await page.keyboard.press(key);
  return page.evaluate(() => (globalThis as unknown as { stepOfWalk(): Step }).stepOfWalk());
}

test('Tab reaches everything in the order of the page, visibly, and gets out again', async ({ page }) => {
  await page.goto(GALLERY);
  const stops = await prepare(page);
  expect(stops.length).toBeGreaterThan(50);
  const walk: Step[] = [];
  for (let count = 0; count < stops.length; count += 1) {
    walk.push(await press(page, 'Tab'));
  }
  expect(walk.map((step) => step.name)).toEqual(stops);
  expect(walk.map((step) => step.index)).toEqual(stops.map((_, index) => index));
  expect(walk.filter((step) => !step.marked).map((step) => step.name), 'focus is not visible').toEqual([]);
  expect(walk.filter((step) => !step.inView).map((step) => step.name), 'focus is out of view').toEqual([]);

  const back = await press(page, 'Shift+Tab');
  expect(back.index, 'Shift+Tab goes back').toBe(stops.length - 2);
  await press(page, 'Tab');
  const beyond = await press(page, 'Tab');
  expect([-1, 0], 'the last stop is no trap').toContain(beyond.index);
});

test('Enter and Space open and close a disclosure', async ({ page }) => {
  await page.goto(GALLERY);
  const details = page.locator('details:not([open])').first();
  const summary = details.locator('summary');
  // Pinned by its place: a locator of closed ones would lose it once it is open.
  const opened = page.locator('details').nth(await details.evaluate((one) => [...document.querySelectorAll('details')].indexOf(one)));
  await summary.focus();
  for (const key of ['Enter', 'Space']) {
    await page.keyboard.press(key);
    await expect(opened).toHaveAttribute('open', '');
    await page.keyboard.press(key);
    await expect(opened).not.toHaveAttribute('open', '');
  }
});

test('arrows choose within radio buttons, Space ticks a box', async ({ page }) => {
  await page.goto(GALLERY);
  const answers = page.locator('input[name="bien-dong"]');
  await answers.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(answers.nth(1)).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(answers.first()).toBeChecked();
  await expect(answers.nth(1)).not.toBeChecked();

  const boxes = page.locator('input[type=checkbox][name="tai-san"]:enabled');
  await boxes.nth(1).focus();
  await page.keyboard.press('Space');
  await expect(boxes.nth(1)).toBeChecked();
});

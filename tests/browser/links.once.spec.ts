// Every link leads somewhere: the page answers and the fragment exists. Ids are unique.
import { LANGUAGES, PLACES, choose, expect, test } from './support';

for (const language of LANGUAGES) {
  test(`links, fragments and ids in ${language}`, async ({ page, baseURL }) => {
    await choose(page, language, baseURL!);
    const answers = new Map<string, { status: number; ids: Set<string> }>();
    const fetch = async (address: string) => {
      const known = answers.get(address);
      if (known) {
        return known;
      }
      const answer = await page.request.get(address, { maxRedirects: 0 });
      const html = answer.headers()['content-type']?.startsWith('text/html') ? await answer.text() : '';
      const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
      answers.set(address, { status: answer.status(), ids });
      return answers.get(address)!;
    };
    for (const place of PLACES) {
      await page.goto(place.path);
      const { targets, ids } = await page.evaluate(() => ({
        targets: [...document.querySelectorAll('[href], [src], form[action]')].map((element) => {
          const name = ['href', 'src', 'action'].find((attribute) => element.hasAttribute(attribute))!;
          return { written: element.getAttribute(name)!, followed: element.tagName === 'A' };
        }),
        ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
      }));
      expect.soft(ids.filter((id, index) => ids.indexOf(id) !== index), `${place.name}: ids that occur twice`).toEqual([]);
      expect(targets.length).toBeGreaterThan(5);

      const broken = new Set<string>();
      for (const { written, followed } of targets) {
        const url = new URL(written, page.url());
        if (url.origin !== baseURL) {
          continue;
        }
        const fragment = decodeURIComponent(url.hash.slice(1));
        const answer = await fetch(url.pathname + url.search);
        const here = url.pathname + url.search === place.path;
        // A form's address may refuse GET; a link may lead to an error page only from that page itself.
        if (answer.status === 404 && !here) {
          broken.add(`${written}: ${answer.status}`);
        } else if (followed && answer.status >= 300 && !here) {
          broken.add(`${written}: ${answer.status}`);
        }
        if (fragment !== '' && !answer.ids.has(fragment)) {
          broken.add(`${written}: no such id`);
        }
      }
      expect.soft([...broken], `${place.name}: links that lead nowhere`).toEqual([]);
    }
  });
}

// What all specs share: the pages, the address of the server, and a watch over everything the browser complains about.
import { type Page, expect, test as base } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export { expect };

export const GALLERY = '/thu-vien-giao-dien';
export const STATUS = '/tinh-trang-he-thong';
export const LOOKUP = '/tra-cuu-thoi-han';
export const CALENDAR = '/lich-lam-viec';
export const PARAMETERS = '/tham-so-phap-luat';
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Place {
  name: string;
  path: string;
  status: number;
}

export const PLACES: Place[] = [
  { name: 'trang-chu', path: '/', status: 200 },
  { name: 'tinh-trang-he-thong', path: STATUS, status: 200 },
  { name: 'thu-vien-giao-dien', path: GALLERY, status: 200 },
  // The list without a result, and an amount that the page asks back about.
  { name: 'thu-vien-hoi-lai', path: `${GALLERY}?so-tien=1.5&tim=khong-ai-ten-vay`, status: 200 },
  { name: 'tra-cuu', path: LOOKUP, status: 200 },
  { name: 'tra-cuu-tim', path: `${LOOKUP}?tim=khieu+nai`, status: 200 },
  { name: 'tra-cuu-khong-thay', path: `${LOOKUP}?tim=khong-co-gi`, status: 200 },
  { name: 'tra-cuu-ket-qua', path: `${LOOKUP}?ma=KL05&ngay=2026-04-23`, status: 200 },
  // Everything at once: stops, doubts, prolongations, months left out.
  {
    name: 'tra-cuu-dai',
    path: `${LOOKUP}?ma=KL03&ngay=2027-11-20&dung=2027-12-01~2028-05-31~TO_TUNG_HINH_SU&dung=2028-06-01~2028-06-10~TAM_DINH_CHI_GIAI_QUYET`,
    status: 200,
  },
  { name: 'tra-cuu-bao-cao', path: `${LOOKUP}?ma=BC01&nam=2027`, status: 200 },
  { name: 'tra-cuu-thoi-hieu', path: `${LOOKUP}?ma=KL01`, status: 200 },
  { name: 'lich-lam-viec', path: `${CALENDAR}?nam=2026`, status: 200 },
  { name: 'lich-tam-tinh', path: `${CALENDAR}?nam=2028`, status: 200 },
  { name: 'tham-so', path: `${PARAMETERS}?ngay=2026-07-01`, status: 200 },
  { name: 'bien-nhan', path: '/bien-nhan', status: 200 },
  { name: 'bien-nhan-khong-co', path: '/bien-nhan?so=2026-0000-0000&ma=0000-0000-0000-0000', status: 200 },
  { name: 'dang-nhap', path: '/dang-nhap', status: 200 },
  { name: 'lan-dau', path: '/lan-dau', status: 200 },
  { name: 'quen-mat-khau', path: '/quen-mat-khau', status: 200 },
  { name: 'khong-co-trang', path: '/khong-co', status: 404 },
  { name: 'sai-cach-goi', path: '/ngon-ngu', status: 405 },
];

/** Everything a person can stop at with the Tab key. */
export const STOPS =
  'a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, summary, [tabindex="0"]';

interface Fixtures {
  /** What the browser has complained about so far. */
  complaints: string[];
}

/** Every test fails when the browser has something to complain about, whatever the test is about. */
export const test = base.extend<Fixtures>({
  // Read when a test runs: the port is not known before the server has started.
  baseURL: async ({}, use) => {
    await use(process.env.LIEMCHINH_URL);
  },
  complaints: [
    async ({ page, baseURL, javaScriptEnabled }, use) => {
      const complaints: string[] = [];
      await watch(page, baseURL!, javaScriptEnabled !== false, complaints);
      await use(complaints);
      expect([...new Set(complaints)], 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
});

/** Notes everything that the browser complains about on this page from now on. */
export async function watch(page: Page, origin: string, scripts: boolean, complaints: string[]): Promise<void> {
  const documents = new Set<string>();
  // A browser without scripts refuses to load one, and so never uses what was loaded for it.
  const refusedScript = (type: string) => !scripts && type === 'script';
  const unusedBundle = (text: string) => !scripts && /\/liemchinh-\w+_bg\.wasm was preloaded/.test(text);
  page.on('request', (request) => {
    if (request.isNavigationRequest()) {
      documents.add(request.url());
    }
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) {
      complaints.push(`request to another site: ${request.url()}`);
    }
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Leaving a page, or a download, aborts what is under way.
    if (reason !== 'net::ERR_ABORTED' && !refusedScript(request.resourceType())) {
      complaints.push(`failed request: ${request.url()} ${reason}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      complaints.push(`answer ${response.status()}: ${response.url()}`);
    }
  });
  page.on('console', (message) => {
    // An error page is meant to be one: its own status is no complaint, each test checks it.
    const ownStatus = message.text().startsWith('Failed to load resource') && documents.has(message.location().url);
    if (['error', 'warning'].includes(message.type()) && !ownStatus && !unusedBundle(message.text())) {
      complaints.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  await page.exposeFunction('reportViolation', (violation: string) => complaints.push(`policy: ${violation}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { reportViolation(text: string): void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
}

/** The next pages come in this language. */
export async function choose(page: Page, language: Language, baseURL: string): Promise<void> {
  await page.context().addCookies([{ name: 'ngon-ngu', value: language, url: baseURL }]);
}

const ROOT = resolve(__dirname, '../..');

/** Where a project keeps a picture or print of a page. */
export function artefact(project: string, file: string): string {
  return resolve(ROOT, 'test-results/screenshots', project, file);
}

/** The whole page as a picture. Playwright's full-page capture lets go of the touch screen, and its larger targets. */
export async function picture(page: Page, path: string): Promise<void> {
  const size = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
  await page.screenshot({ path });
  await page.setViewportSize(size);
}

const AXE = readFileSync(resolve(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds, one line for each element. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const { axe } = globalThis as any;
    const found = await axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return found.violations.flatMap((rule: any) =>
      rule.nodes.map((node: any) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
    );
  }, RULES);
}

/** Elements that reach beyond the right edge of the page, or that are cut off by the frame around them. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    const all = [...document.body.querySelectorAll('*')];
    const root = document.documentElement;
    const wide = all.filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    const scrolls = root.scrollWidth > root.clientWidth;
    const page = scrolls ? [`${root.scrollWidth} > ${root.clientWidth}`, ...wide.map(name)] : [];
    const cut = all.filter(
      (element) =>
        // Fields scroll their own text; what only a screen reader hears is one pixel wide.
        !element.matches('input, select, textarea') &&
        element.clientWidth > 1 &&
        element.scrollWidth > element.clientWidth &&
        ['hidden', 'clip'].includes(getComputedStyle(element).overflowX),
    );
    return [...new Set([...page, ...cut.map((element) => `cut off in ${name(element)}`)])];
  });
}

/**
 * Acts of one name in several rows that do different things: whoever hears one alone cannot tell which it is. What names
 * a row may be the same as another, as people's names are.
 */
export function ambiguous(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = 'th, .govuk-task-list__name-and-hint > a';
    const done = new Map<string, Set<string>>();
    for (const row of document.querySelectorAll('tbody tr, .lc-item, .govuk-task-list__item')) {
      for (const act of row.querySelectorAll<HTMLAnchorElement | HTMLButtonElement>('a[href], button')) {
        if (act.closest(names) || act.matches(names)) {
          continue;
        }
        const heard = (act.getAttribute('aria-label') ?? act.textContent ?? '').replace(/\s+/g, ' ').trim();
        const does =
          act instanceof HTMLAnchorElement
            ? act.href
            : JSON.stringify([act.form?.action, act.name, act.value, act.form ? [...new FormData(act.form)] : []]);
        done.set(heard, (done.get(heard) ?? new Set()).add(does));
      }
    }
    return [...done].filter(([, acts]) => acts.size > 1).map(([heard]) => heard);
  });
}

/** What every page must be, whoever looks at it; keeps its picture. */
export async function sound(page: Page, name: string, project: string): Promise<void> {
  expect(await overflowing(page)).toEqual([]);
  expect(await ambiguous(page), 'acts that sound alike').toEqual([]);
  await picture(page, artefact(project, `${name}.png`));
  // axe is a script itself.
  if (project !== 'javascript-off') {
    expect(await violations(page)).toEqual([]);
  }
}

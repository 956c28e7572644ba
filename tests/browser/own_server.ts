// Tests that change accounts: each has an agency of its own, and everybody in it a browser of his own.
import { expect, test as base, watch } from './support';
import { accounts } from './cast';
import { Person } from './person';
import { type Running, run } from './program';

export { expect };

interface Fixtures {
  /** The agency of this test. */
  agency: Running;
  /** Somebody of it at a machine of his own; the same login twice is one person at two machines. */
  somebody: (login: string) => Promise<Person>;
}

export const test = base.extend<Fixtures>({
  agency: async ({}, use, info) => {
    // A story goes through many pages at several machines.
    info.setTimeout(180_000);
    // Made on an earlier day: no code of today was used yet.
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const running = await run(info.outputPath('server.log'), ['--today', yesterday]);
    await use(running);
    await running.stop();
  },
  baseURL: async ({ agency }, use) => {
    await use(agency.url);
  },
  complaints: [
    async ({}, use) => {
      const complaints: string[] = [];
      await use(complaints);
      expect([...new Set(complaints)], 'what the browsers complained about').toEqual([]);
    },
    { auto: true },
  ],
  somebody: async ({ agency, browser, baseURL, javaScriptEnabled, complaints }, use, { project }) => {
    const known = accounts(agency.accounts);
    await use(async (login) => {
      const account = known.find((one) => one.login === login)!;
      const page = await (await browser.newContext()).newPage();
      await watch(page, baseURL!, javaScriptEnabled !== false, complaints);
      return new Person(page, account, project.name);
    });
  },
});

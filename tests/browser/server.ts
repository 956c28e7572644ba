// The server that most tests share: started before the first and ended after the last one. Tests that change accounts
// have one of their own (`own_server.ts`).
import { join } from 'node:path';
import { RESULTS, run } from './program';

export default async function start(): Promise<() => Promise<void>> {
  const running = await run(join(RESULTS, 'server.log'));
  process.env.LIEMCHINH_ACCOUNTS = running.accounts;
  process.env.LIEMCHINH_URL = running.url;
  return running.stop;
}

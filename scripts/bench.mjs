// Asks each page many times, one after another and eight at a time, then signs in, then signs in two hundred times at
// once while somebody reads, and prints the times: node scripts/bench.mjs BASE ACCOUNTS PID
// ACCOUNTS is what `liemchinh demo` printed, PID the server's process.
import { readFileSync } from 'node:fs';
import { get } from 'node:http';

const [, , base, accountsFile, pid] = process.argv;
const pages = ['/', '/tinh-trang-he-thong', '/thu-vien-giao-dien', '/tinh-trang-he-thong.pdf'];
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))].toFixed(1);

async function ask(path) {
  const begun = performance.now();
  const answer = await fetch(base + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await answer.arrayBuffer();
  return performance.now() - begun;
}

/** p50, p99 and rate of what took these milliseconds. */
function print(what, times, seconds) {
  times.sort((a, b) => a - b);
  console.log(
    `${what.padEnd(41)} p50 ${quantile(times, 0.5).padStart(7)} ms  ` +
      `p99 ${quantile(times, 0.99).padStart(7)} ms  ${(times.length / seconds).toFixed(1).padStart(7)}/s`,
  );
}

/** `count` calls of `act`, `atOnce` at a time. */
async function measure(what, count, atOnce, act) {
  const times = [];
  const begun = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < count) times.push(await act(next++));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  print(`${what}, ${atOnce} at once`, times, (performance.now() - begun) / 1000);
}

/** Bytes of an answer as they are sent. */
function packed(path) {
  return new Promise((resolve, reject) => {
    get(base + path, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part) => (bytes += part.length)).on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

// What a browser fetches that comes for the first time.
const html = await (await fetch(`${base}/dang-nhap`)).text();
const files = [...new Set([...html.matchAll(/(?:href|src)="(\/tai-nguyen\/[^"]+)"/g)].map(([, path]) => path))];
const sizes = await Promise.all(['/dang-nhap', ...files].map(packed));
const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
console.log(`first page: ${sizes[0]} bytes of HTML, ${total} bytes with its ${files.length} files`);

for (const path of pages) {
  const rounds = path.endsWith('.pdf') ? 40 : 400;
  await ask(path);
  for (const atOnce of [1, 8]) await measure(path, rounds, atOnce, () => ask(path));
}

const accounts = readFileSync(accountsFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([, , login, password]) => ({ login, password }));

/** Signs in; status of the answer. */
async function signIn({ login, password }) {
  const answer = await fetch(`${base}/dang-nhap`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ login, password }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

async function timedSignIn(turn) {
  const begun = performance.now();
  const status = await signIn(accounts[turn % accounts.length]);
  if (status !== 303) throw new Error(`sign-in: ${status}`);
  return performance.now() - begun;
}

// The first sign-in of a demonstration's account raises the cost of its password to the ordinary one.
for (const account of accounts) await signIn(account);
for (const atOnce of [1, 8]) await measure('signing in', 48, atOnce, timedSignIn);

const peak = () => readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1] / 1024;
await measure('start page, nobody else', 400, 1, () => ask('/'));
const before = peak();
const counts = new Map();
let storming = true;
const storm = Promise.all(
  Array.from({ length: 200 }, async (_, at) => {
    const status = await signIn(accounts[at % accounts.length]);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }),
).finally(() => {
  storming = false;
});
const times = [];
const begun = performance.now();
while (storming) times.push(await ask('/'));
const seconds = (performance.now() - begun) / 1000;
await storm;
print('start page, while 200 sign in at once', times, seconds);
const answers = [...counts].map(([status, count]) => `${count} answered ${status}`).join(', ');
console.log(`200 sign-ins at once: over in ${seconds.toFixed(1)} s, ${answers}`);
console.log(`memory of the server: at most ${before.toFixed(0)} MiB before, ${peak().toFixed(0)} MiB after`);

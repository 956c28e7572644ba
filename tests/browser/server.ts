// The server under test: started before the first test on a free port over an invented agency, and ended after the
// last one. A server that does not end cleanly, or that logged an error, fails the run.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(__dirname, '../..');
const BINARY = join(ROOT, 'target/debug/liemchinh');
const RESULTS = join(ROOT, 'test-results');
const START_MS = 30_000;
// Longer than the server itself allows to requests under way.
const STOP_MS = 20_000;

export default async function start(): Promise<() => Promise<void>> {
  if (!existsSync(BINARY)) {
    throw new Error('target/debug/liemchinh is missing: `cargo build -p server` makes it');
  }
  mkdirSync(RESULTS, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'liemchinh-browser-'));
  // The store is the one in `data`, whatever the caller's environment says.
  const { DATABASE_URL: _, ...env } = process.env;
  let server: ChildProcess | undefined;
  const errors: string[] = [];
  try {
    const printed = execFileSync(BINARY, ['--data', data, 'demo'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    // Role, name, login, password and second factor of every account, for the tests that sign in.
    process.env.LIEMCHINH_ACCOUNTS = printed.toString('utf8');
    server = spawn(BINARY, ['--data', data, 'serve', '--listen', '127.0.0.1:0'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    process.env.LIEMCHINH_URL = `http://${await listening(server, errors)}`;
  } catch (error) {
    server?.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
  const running = server;
  return async () => {
    const status = await stop(running);
    rmSync(data, { recursive: true, force: true });
    if (status !== 0) {
      throw new Error(`the server ended with ${status}; its log is test-results/server.log`);
    }
    if (errors.length > 0) {
      throw new Error(`the server logged errors:\n${errors.join('\n')}`);
    }
  };
}

/** Address from the line that says so; the whole log is kept as an artefact. */
function listening(server: ChildProcess, errors: string[]): Promise<string> {
  const log = createWriteStream(join(RESULTS, 'server.log'));
  return new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error('the server did not start in time')), START_MS);
    server.once('error', failed);
    server.once('exit', (code) => failed(new Error(`the server ended at once with ${code}; see test-results/server.log`)));
    createInterface({ input: server.stderr! }).on('line', (line) => {
      log.write(`${line}\n`);
      const entry = parse(line);
      if (entry.level === 'ERROR') {
        errors.push(line);
      }
      if (entry.message === 'listening' && entry.address) {
        clearTimeout(late);
        found(entry.address);
      }
    });
  });
}

function parse(line: string): { level?: string; message?: string; address?: string } {
  try {
    return JSON.parse(line);
  } catch {
    // A panic is no JSON, and is an error.
    return { level: 'ERROR' };
  }
}

/** Asks it to end, as an administrator does; exit status, or the signal it took. */
async function stop(server: ChildProcess): Promise<number | string> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    const insist = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(insist);
  }
  return server.exitCode ?? server.signalCode ?? 'no status';
}

// The program under test over an invented agency: made in a folder of its own, served on a free port, ended. A server
// that does not end cleanly, or that logged an error, is a fault.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(__dirname, '../..');
const BINARY = join(ROOT, 'target/debug/liemchinh');
export const RESULTS = join(ROOT, 'test-results');
const START_MS = 30_000;
// Longer than the server itself allows to requests under way.
const STOP_MS = 20_000;

/** A server that is up. */
export interface Running {
  url: string;
  /** Role, name, login, password and second factor of every account, as the program printed them. */
  accounts: string;
  /** Ends it and removes its store; fails when the server did not end cleanly or logged an error. */
  stop(): Promise<void>;
}

/** Makes a demonstration and serves it; `log` keeps everything that the server says, `options` go to `demo`. */
export async function run(log: string, options: string[] = []): Promise<Running> {
  if (!existsSync(BINARY)) {
    throw new Error('target/debug/liemchinh is missing: `cargo build -p server` makes it');
  }
  mkdirSync(dirname(log), { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'liemchinh-browser-'));
  // The store is the one in `data`, whatever the caller's environment says.
  const { DATABASE_URL: _, ...env } = process.env;
  let server: ChildProcess | undefined;
  const errors: string[] = [];
  try {
    const made = ['--data', data, 'demo', ...options];
    const accounts = execFileSync(BINARY, made, { env, stdio: ['ignore', 'pipe', 'inherit'] }).toString('utf8');
    server = spawn(BINARY, ['--data', data, 'serve', '--listen', '127.0.0.1:0'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const url = `http://${await listening(server, log, errors)}`;
    const running = server;
    return { url, accounts, stop: () => stop(running, data, log, errors) };
  } catch (error) {
    server?.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

/** Address from the line that says so. */
function listening(server: ChildProcess, file: string, errors: string[]): Promise<string> {
  const log = createWriteStream(file);
  return new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error('the server did not start in time')), START_MS);
    server.once('error', failed);
    server.once('exit', (code) => failed(new Error(`the server ended at once with ${code}; see ${file}`)));
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

async function stop(server: ChildProcess, data: string, log: string, errors: string[]): Promise<void> {
  const status = await end(server);
  rmSync(data, { recursive: true, force: true });
  if (status !== 0) {
    throw new Error(`the server ended with ${status}; its log is ${log}`);
  }
  if (errors.length > 0) {
    throw new Error(`the server logged errors:\n${errors.join('\n')}`);
  }
}

/** Asks it to end, as an administrator does; exit status, or the signal it took. */
async function end(server: ChildProcess): Promise<number | string> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    const insist = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(insist);
  }
  return server.exitCode ?? server.signalCode ?? 'no status';
}

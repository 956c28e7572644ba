// Who there is in a demonstration, and the codes that their phones show.
import { createHmac } from 'node:crypto';

export interface Account {
  role: string;
  name: string;
  login: string;
  password: string;
  /** Secret of the second factor, where the role needs one. */
  secret?: string;
}

/** The accounts that `liemchinh demo` printed. */
export function accounts(printed: string): Account[] {
  return printed
    .trim()
    .split('\n')
    .map((line) => {
      const [role, name, login, password, secret] = line.split('\t');
      return { role, name, login, password, secret: secret === '-' ? undefined : secret };
    });
}

const STEP_MS = 30_000;
/** A page is filled in and sent well within this time. */
const TYPING_MS = 10_000;

/** An authenticator app: what it shows counts once, so each code is a later one than the one before. */
export class Authenticator {
  private last = 0;

  constructor(private readonly secret: string) {}

  /** The earliest code that is still accepted at the end of typing it. Two are at any time, without waiting. */
  next(): string {
    const earliest = Math.floor((Date.now() + TYPING_MS) / STEP_MS) - 1;
    this.last = Math.max(earliest, this.last + 1);
    return code(this.secret, this.last);
  }
}

/** The code of a step of time: RFC 6238 with SHA-1 and six digits. */
function code(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', base32(secret)).update(counter).digest();
  const number = digest.readUInt32BE(digest[digest.length - 1] & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Reads base32 (RFC 4648) in groups. */
function base32(text: string): Buffer {
  const letters = [...text.replace(/\s/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter));
  const bits = letters.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

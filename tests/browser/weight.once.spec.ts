// What a page weighs on the wire.
import { type IncomingMessage, get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { PLACES, expect, test } from './support';

const HTML_LIMIT = 100 * 1024;

/** The bytes as they are sent; any browser interface would show them unpacked. */
async function packed(url: string): Promise<{ encoding?: string; bytes: Buffer }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, resolve).on('error', reject);
  });
  const parts: Buffer[] = [];
  for await (const part of answer) {
    parts.push(part);
  }
  return { encoding: answer.headers['content-encoding'], bytes: Buffer.concat(parts) };
}

for (const place of PLACES) {
  test(`${place.name} weighs at most 100 KB packed`, async ({ baseURL }, info) => {
    const { encoding, bytes } = await packed(baseURL + place.path);
    expect(encoding).toBe('br');
    const html = brotliDecompressSync(bytes);
    expect(html.toString()).toMatch(/^<!DOCTYPE html>/i);
    info.annotations.push({ type: 'bytes', description: `${bytes.length} of ${html.length}` });
    expect(bytes.length).toBeLessThanOrEqual(HTML_LIMIT);
  });
}

test('site files are packed and kept for ever', async ({ page }) => {
  const files: string[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/tai-nguyen/')) {
      files.push(response.url());
      expect.soft(response.headers()['cache-control'], response.url()).toContain('immutable');
    }
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  const style = files.find((url) => url.endsWith('.css'));
  expect(style).toBeDefined();
  expect((await packed(style!)).encoding).toBe('br');
});

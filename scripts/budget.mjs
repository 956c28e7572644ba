// Packs the site files with brotli, prints their sizes, and fails when a budget is exceeded: node scripts/budget.mjs SITE
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const KB = 1000;
const budgets = [
  { what: 'islands', match: /\.(js|wasm)$/, limit: 150 * KB },
  { what: 'style', match: /\.css$/, limit: 30 * KB },
  // Already packed inside: counted as they are sent.
  { what: 'fonts', match: /\.woff2$/, limit: 120 * KB, packed: true },
];

const site = process.argv[2];
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
let exceeded = false;
for (const { what, match, limit, packed } of budgets) {
  const files = readdirSync(site).filter((name) => match.test(name));
  let total = 0;
  for (const name of files) {
    const content = readFileSync(`${site}/${name}`);
    const sent = packed ? content : brotliCompressSync(content, options);
    if (!packed) writeFileSync(`${site}/${name}.br`, sent);
    total += sent.length;
  }
  const verdict = files.length > 0 && total <= limit ? 'ok' : 'OVER';
  exceeded ||= verdict !== 'ok';
  console.log(`${what.padEnd(8)} ${String(total).padStart(7)} of ${limit} bytes  ${verdict}`);
}
process.exit(exceeded ? 1 : 0);

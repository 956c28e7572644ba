// Makes the glue script of the browser bundle small: node scripts/minify.mjs IN OUT
import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';

const [source, target] = process.argv.slice(2);
const { code } = await minify(readFileSync(source, 'utf8'), { module: true });
writeFileSync(target, code);

/**
 * `npm run package`: builds minified and writes the VSIX at the root; prints its path as the last line. Fails above
 * the size that was promised, so that a stray file is noticed the day it slips in.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tool } from './process.mjs';

const limitBytes = 2.5 * 1024 * 1024;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = join(root, `interleave-${version}.vsix`);
/** No repository is named in the manifest, so links of the README stay as they are. */
const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];

const built = await run(process.execPath, ['esbuild.mjs', '--minify']);
const packed = built === 0 ? await run(tool('vsce'), ['package', ...flags, '--out', file]) : built;
if (packed !== 0) process.exit(packed);

const { size } = statSync(file);
console.log(`${(size / 1024 / 1024).toFixed(2)} MB`);
console.log(file);
if (size > limitBytes) {
  console.error(`The package is larger than ${limitBytes / 1024 / 1024} MB: see what .vscodeignore lets in.`);
  process.exit(1);
}

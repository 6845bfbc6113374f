/** One character beyond Latin-1 in a bundle, and the engine keeps all of it in two bytes for each character. */
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { into, serverBundles } from '../../scripts/node-bundles.mjs';

it.each(into('', serverBundles).map((options) => [options.outfile, options] as const))('%s is ASCII', async (_, options) => {
  const { outputFiles } = await build({ ...options, minify: true, write: false, logLevel: 'error' });
  const strange = outputFiles.flatMap(({ text }) => text.match(/.{0,40}[^\x20-\x7E\s].{0,40}/g) ?? []);
  expect(strange).toEqual([]);
});

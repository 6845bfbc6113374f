/**
 * Builds `dist/`: two extension entries, two servers, the command line (`scripts/node-bundles.mjs`), and the data files beside them.
 * `--minify` for packaging; `--watch` rebuilds the code on every change. Fails on the first error of any bundle.
 * The extension entries end in `.cjs` because the package is `"type": "module"`: editors before 1.100 cannot load
 * ES modules, and the web's extension host takes a `.js` entry of such a package for one and refuses it.
 */
import { cp, mkdir } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { writeKnowledge } from './knowledge/build.mjs';
import { cliBundles, commonJs, into } from './scripts/node-bundles.mjs';

const minify = process.argv.includes('--minify');
const watch = process.argv.includes('--watch');

const shared = { bundle: true, minify, sourcemap: minify ? false : 'linked', legalComments: 'none', logLevel: 'warning', target: 'es2022' };
/** The grammar runtime names Node's modules behind a check that is false in a browser. */
const browser = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'], external: ['fs', 'fs/promises', 'module'] };

const bundles = [
  {
    ...shared,
    ...commonJs,
    platform: 'node',
    target: 'node20',
    entryPoints: ['client/src/node.ts'],
    outfile: 'dist/client-node.cjs',
    external: ['vscode'],
  },
  { ...browser, entryPoints: ['client/src/browser.ts'], outfile: 'dist/client-web.cjs', format: 'cjs', external: ['vscode'] },
  {
    ...browser,
    entryPoints: ['server/src/main/browser.ts'],
    outfile: 'dist/server-web.js',
    format: 'iife',
    define: { 'import.meta.url': 'self.location.href' },
  },
  ...into('dist', cliBundles).map((options) => ({ ...options, ...shared, target: options.target })),
];

await mkdir('dist', { recursive: true });
await Promise.all([
  cp('node_modules/web-tree-sitter/web-tree-sitter.wasm', 'dist/web-tree-sitter.wasm'),
  cp('grammars/tree-sitter-python.wasm', 'dist/tree-sitter-python.wasm'),
  writeKnowledge('dist/knowledge.json'),
  ...bundles.map(watch ? startWatching : build),
]);

async function startWatching(options) {
  await (await context(options)).watch();
}

/**
 * Whom Interleave is measured beside. They are no dependencies of the repository: they are installed on first use into
 * `.cache/bench`, in the versions of the package.json beside this file. Without them the figures stand alone, and say so.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cache, root, runQuietly } from '../../scripts/process.mjs';

const folder = join(cache, 'bench');
const manifest = join(root, 'tests/bench/package.json');

export const interleave = {
  name: 'interleave',
  checks: 'locks, threads, processes and asyncio: every rule of this repository, whole functions and their callees',
  script: join(root, 'dist/server-node.cjs'),
  /** As the extension starts it (`client/src/node.ts`). */
  startedWith: ['--max-semi-space-size=4'],
};

/** What is a concurrency rule among ruff's: blocking calls in coroutines, lost tasks, async syntax, fork after threads. */
export const concurrencyRules = ['ASYNC', 'RUF006', 'RUF029', 'PLW1509', 'PLE1142', 'PLE1700'];

const floor = { name: 'tree-sitter', checks: 'nothing: web-tree-sitter parses the same text, which is the floor for whoever uses it' };

/** The peers that can be had, by name; `interleave` and the floor always can. */
export async function installPeers() {
  mkdirSync(folder, { recursive: true });
  const { dependencies } = createRequire(manifest)('./package.json');
  if (!isInstalled(dependencies)) {
    copyFileSync(manifest, join(folder, 'package.json'));
    try {
      await runQuietly('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder });
    } catch (error) {
      console.error(`bench: the peers cannot be installed, their figures are missing (${error.message})`);
      return { interleave, floor };
    }
  }
  return { interleave, floor, pyright: pyright(dependencies), ruff: ruff(dependencies) };
}

const requireHere = createRequire(join(folder, 'package.json'));

const isInstalled = (dependencies) =>
  Object.entries(dependencies).every(([name, version]) => {
    const path = join(folder, 'node_modules', name, 'package.json');
    return existsSync(path) && requireHere(path).version === version;
  });

const pyright = ({ pyright: version }) => ({
  name: 'pyright',
  checks: `version ${version}, language server from npm: types of the whole file, nothing about concurrency`,
  script: join(folder, 'node_modules/pyright/langserver.index.js'),
});

const ruff = ({ '@astral-sh/ruff-wasm-nodejs': version }) => ({
  name: 'ruff',
  checks: `version ${version}, the engine in WebAssembly, without protocol: ${concurrencyRules.join(', ')}, each function by itself`,
  module: join(folder, 'node_modules/@astral-sh/ruff-wasm-nodejs'),
});

/** From a text to its findings; `peer` is ruff's. */
export function ruffCheck({ module }) {
  const { Workspace, PositionEncoding } = requireHere(module);
  const workspace = new Workspace({ lint: { select: concurrencyRules } }, PositionEncoding.Utf16);
  return (text) => workspace.check(text);
}

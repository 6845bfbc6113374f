/** The parser as it is shipped: bundled, and alone with the globals of a web worker. */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it, vi } from 'vitest';
import { repositoryPath } from './python.ts';

vi.setConfig({ testTimeout: 120_000 });

async function bundled(): Promise<string> {
  const result = await build({
    stdin: { contents: `export { loadParser } from './server/src/syntax/parser.ts';`, resolveDir: repositoryPath('.') },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundle',
    platform: 'browser',
    external: ['fs', 'fs/promises', 'module'],
    define: { 'import.meta.url': 'self.location.href' },
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** What a worker has that plain JavaScript has not, and nothing of Node. A worker's script may come from a blob. */
function workerGlobals(): Record<string, unknown> {
  const self = { location: { href: 'blob:https://example.org/0b1c' } };
  return { self, WorkerGlobalScope: class {}, TextDecoder, TextEncoder, URL, console, performance, ...assets() };
}

const assets = (): Record<string, Uint8Array> => ({
  runtime: new Uint8Array(readFileSync(repositoryPath('node_modules/web-tree-sitter/web-tree-sitter.wasm'))),
  grammar: new Uint8Array(readFileSync(repositoryPath('grammars/tree-sitter-python.wasm'))),
});

it('parses in a worker, from bytes', async () => {
  const context = createContext(workerGlobals());
  expect(runInContext('typeof process + typeof require + typeof window', context)).toBe('undefinedundefinedundefined');
  runInContext(await bundled(), context);
  // The worker's own array type, as `fetch` would give it.
  const program = `bundle.loadParser({ runtime: Uint8Array.from(runtime), grammar: Uint8Array.from(grammar) })
    .then((python) => python.parse('lock.acquire()\\n').module.units[0].unit.statement.value.callee.name)`;
  expect(await runInContext(program, context)).toBe('acquire');
});

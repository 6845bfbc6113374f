/** Builds the server as the extension ships it, with its data files, into a folder of its own; quick enough for every test file. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeKnowledge } from '../../knowledge/build.mjs';
import { into, serverBundles } from '../../scripts/node-bundles.mjs';

export interface BuiltServer {
  /** Path of the bundle. */
  readonly path: string;
  remove(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

export async function buildServer(): Promise<BuiltServer> {
  const folder = await mkdtemp(join(tmpdir(), 'interleave-server-'));
  const path = join(folder, 'server-node.cjs');
  await Promise.all([
    ...into(folder, serverBundles).map((options) => build({ ...options, logLevel: 'error' })),
    cp(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'), join(folder, 'web-tree-sitter.wasm')),
    cp(join(root, 'grammars/tree-sitter-python.wasm'), join(folder, 'tree-sitter-python.wasm')),
    writeKnowledge(join(folder, 'knowledge.json')),
  ]);
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}

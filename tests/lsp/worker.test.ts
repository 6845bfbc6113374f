/** The bundle for browsers, in a world that has what a web worker has and nothing of Node's. */
import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it, vi } from 'vitest';
import { readKnowledge } from '../../knowledge/build.mjs';

vi.setConfig({ testTimeout: 60_000 });

const root = new URL('../../', import.meta.url);

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('server/src/main/browser.ts', root).pathname],
    bundle: true,
    write: false,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    external: ['fs', 'fs/promises', 'module'],
    define: { 'import.meta.url': 'self.location.href' },
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

const dataUri = (bytes: Uint8Array | string): string => `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`;

async function assets(): Promise<Record<string, string>> {
  return {
    'web-tree-sitter.wasm': dataUri(await readFile(new URL('node_modules/web-tree-sitter/web-tree-sitter.wasm', root))),
    'tree-sitter-python.wasm': dataUri(await readFile(new URL('grammars/tree-sitter-python.wasm', root))),
    'knowledge.json': dataUri(JSON.stringify(readKnowledge())),
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
}

/** A worker's global object, and the way in and out of it. */
function worker(code: string) {
  const sent: Message[] = [];
  let wake = (): void => {};
  const self: Record<string, unknown> & { onmessage?: (event: { data: unknown }) => void } = {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    location: { href: 'https://editor.example/dist/server-web.js' },
    postMessage: (message: Message) => {
      sent.push(structuredClone(message));
      wake();
    },
  };
  const shared = { fetch, setTimeout, clearTimeout, performance, WebAssembly, TextDecoder, TextEncoder, URL, console, Response };
  const context = createContext({ ...shared, self, ...self, WorkerGlobalScope: class {}, importScripts: () => undefined });
  runInContext(code, context);
  const reply = async (fits: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = sent.find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const send = (message: object): void => self.onmessage?.({ data: { jsonrpc: '2.0', ...message } });
  return { send, reply };
}

it('answers in a worker, with its data files fetched from where the client says', async () => {
  const { send, reply } = worker(await bundle());
  const uri = 'vscode-vfs://github/example/app.py';
  const text = 'import threading\nlock = threading.Lock()\nlock.acquire()\nwork()\nlock.release()\n';
  send({
    id: 1,
    method: 'initialize',
    params: { capabilities: { textDocument: { diagnostic: {} } }, initializationOptions: { assets: await assets() } },
  });
  expect((await reply(({ id }) => id === 1)).result).toMatchObject({ serverInfo: { name: 'interleave' } });
  send({ method: 'initialized', params: {} });
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'python', version: 1, text } } });
  send({ id: 2, method: 'textDocument/diagnostic', params: { textDocument: { uri } } });
  expect((await reply(({ id }) => id === 2)).result).toMatchObject({ items: [{ code: 'PC0204' }] });
});

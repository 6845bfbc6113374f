/** `interleave lsp --stdio` is the language server: for editors without the extension. */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { BuiltCli } from './built-cli.ts';
import { buildCli } from './built-cli.ts';
import { leaky } from './samples.ts';

vi.setConfig({ testTimeout: 60_000 });

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli();
}, 60_000);
afterAll(() => cli.remove());

const framed = (message: object): string => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

it('answers with diagnostics and leaves when told to', async () => {
  const child = spawn(process.execPath, [cli.script, 'lsp', '--stdio']);
  let output = '';
  const seen = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (output.includes(text)) resolve();
      };
      child.stdout.on('data', look);
      look();
    });
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const closed = new Promise((resolve) => child.on('close', resolve));

  child.stdin.write(framed({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }));
  await seen('"id":1');
  child.stdin.write(framed({ method: 'initialized', params: {} }));
  child.stdin.write(
    framed({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: 'file:///leaky.py', languageId: 'python', version: 1, text: leaky } },
    }),
  );
  await seen('PC0204');
  child.stdin.write(framed({ id: 2, method: 'shutdown' }));
  await seen('"id":2');
  child.stdin.end(framed({ method: 'exit' }));
  expect(await closed).toBe(0);
});

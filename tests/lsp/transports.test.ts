/** The transports beside stdio: what they need of Node is loaded only for them. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { type BuiltServer, buildServer } from './built-server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: BuiltServer;
beforeAll(async () => {
  server = await buildServer();
});
afterAll(() => server.remove());

const initialize = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } };

it('a socket', async () => {
  const listener = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void listener.close());
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const child = spawn(process.execPath, [server.path, `--socket=${port}`], { stdio: 'inherit' });
  onTestFinished(() => void child.kill());
  const [socket]: Socket[] = await once(listener, 'connection');
  const body = JSON.stringify(initialize);
  socket?.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  let received = '';
  socket?.on('data', (chunk) => {
    received += chunk;
  });
  await vi.waitFor(() => expect(received).toContain('"name":"interleave"'), 20_000);
});

it("Node's own channel", async () => {
  const child = fork(server.path, ['--node-ipc']);
  onTestFinished(() => void child.kill());
  child.send(initialize);
  expect((await once(child, 'message'))[0]).toMatchObject({ id: 1, result: { serverInfo: { name: 'interleave' } } });
});

/** The transports beside stdio: what they need of Node is loaded only for them. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { WholeMessages } from '../../server/src/main/whole-messages.ts';
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

it('a stream gets header and body of a message in one piece', async () => {
  const written: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      written.push(String(chunk));
      done();
    },
  });
  const body = { jsonrpc: '2.0', method: '锁' };
  await new WholeMessages(stream).write(body);
  expect(written).toEqual([`Content-Length: ${Buffer.byteLength(JSON.stringify(body))}\r\n\r\n${JSON.stringify(body)}`]);
});

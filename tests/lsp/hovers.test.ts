/** What a client gets to hover: Markdown or plain words, with a link only where the editor runs it. */
import { expect, it } from 'vitest';
import { type Client, markdownHover, pullCapabilities } from './client.ts';
import { clientsOfServer } from './clients.ts';

const { connect } = clientsOfServer();

async function start(capabilities: object = pullCapabilities, rest: object = {}): Promise<Client> {
  const client = connect();
  await client.initialize(capabilities, rest);
  return client;
}

const uri = 'file:///work/example.py';
const leaky = 'import threading\nlock = threading.Lock()\n\ndef leak():\n    lock.acquire()\n    work()\n    lock.release()\n';
const at = (line: number, character: number) => ({ line, character });
const hover = (running: Client, line: number, character: number) =>
  running.request('textDocument/hover', { textDocument: { uri }, position: at(line, character) });

it('explain a finding in Markdown or plainly, as the client can show it', async () => {
  const running = await start(markdownHover);
  running.open(uri, leaky);
  const rich = await hover(running, 4, 6);
  expect(rich).toMatchObject({
    contents: { kind: 'markdown', value: expect.stringContaining('`lock`') },
    range: { start: at(4, 4), end: at(4, 18) },
  });
  await running.stop();
  const plain = await start();
  plain.open(uri, leaky);
  const text = await hover(plain, 4, 6);
  expect(text).toMatchObject({ contents: { kind: 'plaintext', value: expect.stringContaining('PC0204') } });
  expect(JSON.stringify(text)).not.toContain('**');
});

it.each([
  ['a link where the client runs it', true, /\[Read on.*PC0204.*\]\(command:interleave\.explain\?/],
  ['words for any other', undefined, /\n\nRead on: .*PC0204/],
])('lead to the page by %s', async (_, commandLinks, expected) => {
  const running = await start(markdownHover, { initializationOptions: { commandLinks } });
  running.open(uri, 'x = 1  # interleave: ignore[PC0204]\n');
  expect(JSON.parse(JSON.stringify(await hover(running, 0, 30))).contents.value).toMatch(expected);
});

it('explain a name of the library', async () => {
  const running = await start(markdownHover);
  running.open(uri, leaky);
  expect(await hover(running, 1, 18)).toMatchObject({
    contents: { value: expect.stringContaining('Lock') },
    range: { start: { line: 1 } },
  });
  expect(await hover(running, 2, 0)).toBeNull();
});

/** Of a large program just opened the client gets what is known early before the rest, and never anything that is taken back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { type Client, type Message, pullCapabilities } from './client.ts';
import { clientsOfServer } from './clients.ts';

const { connect } = clientsOfServer();

const uri = 'file:///work/large.py';
/** One finding that a statement decides, and one that needs to know which locks are held. */
const defects = `import threading
lock = threading.Lock()

def begin(work):
    threading.Thread(target=work()).start()

def twice():
    with lock:
        with lock:
            pass
`;
const filler = Array.from({ length: 3000 }, (_, index) => `def filler_${index}(value):\n    return value + ${index}\n`).join('\n');
const large = `${defects}\n${filler}`;

const refresh = ({ method }: Message): boolean => method === 'workspace/diagnostic/refresh';
const published = (client: Client): readonly PublishDiagnosticsParams[] =>
  client.received.flatMap(({ method, params }) =>
    method === 'textDocument/publishDiagnostics' ? [params as PublishDiagnosticsParams] : [],
  );
const codes = (diagnostics: readonly { readonly code?: unknown }[]): readonly unknown[] => diagnostics.map(({ code }) => code);

async function start(capabilities: object, rest: object = {}): Promise<Client> {
  const client = connect();
  await client.initialize(capabilities, rest);
  return client;
}

describe('a large program', () => {
  it('is answered early to a client that can be told to ask again, and told of once all is known', async () => {
    const client = await start(pullCapabilities);
    client.open(uri, large);
    const first = await client.pulled(uri);
    expect(codes(first.items)).toEqual(['PC0106']);
    await client.next(refresh);
    const complete = await client.pulled(uri, first.resultId);
    expect(codes(complete.items)).toEqual(['PC0106', 'PC0208']);
    expect(complete.items).toEqual(expect.arrayContaining([...first.items]));
  });

  it('is answered completely to a client that asks a second time meanwhile', async () => {
    const client = await start(pullCapabilities);
    client.open(uri, large);
    const [first, second] = await Promise.all([client.pulled(uri), client.pulled(uri)]);
    expect(codes(first.items)).toEqual(['PC0106']);
    expect(codes(second.items)).toEqual(['PC0106', 'PC0208']);
  });

  it('is answered once to a client that cannot be told to ask again', async () => {
    const client = await start({ textDocument: { diagnostic: {} } });
    client.open(uri, large);
    expect(codes((await client.pulled(uri)).items)).toEqual(['PC0106', 'PC0208']);
  });

  it('is pushed early and then completely, both with the version of the text', async () => {
    const client = await start({});
    client.open(uri, large, 3);
    await client.next(() => published(client).length === 2);
    expect(published(client).map(({ version, diagnostics }) => [version, codes(diagnostics)])).toEqual([
      [3, ['PC0106']],
      [3, ['PC0106', 'PC0208']],
    ]);
  });

  it('is pushed once where all that is found is known early', async () => {
    const client = await start({});
    client.open(uri, large.replace('with lock:\n            pass', 'print(lock)'));
    await client.next(() => published(client).length === 1);
    // Answers wait until everything is known.
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    client.open('file:///work/other.py', defects);
    expect(codes(await client.pushed('file:///work/other.py', 1))).toEqual(['PC0106', 'PC0208']);
    expect(published(client).map(({ uri: of, diagnostics }) => [of, codes(diagnostics)])).toEqual([
      [uri, ['PC0106']],
      ['file:///work/other.py', ['PC0106', 'PC0208']],
    ]);
  });

  it('is answered completely after a change', async () => {
    const client = await start(pullCapabilities);
    client.open(uri, large);
    await client.pulled(uri);
    client.change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# moved\n' });
    expect(codes((await client.pulled(uri)).items)).toEqual(['PC0106', 'PC0208']);
  });

  it('says nothing early while files of its folder are still to be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'interleave-first-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'large.py'), large);
    const client = connect();
    // Until the client has made room for its progress, the folder is not looked at.
    client.unanswered.add('window/workDoneProgress/create');
    const root = pathToFileURL(folder).href;
    await client.initialize({ ...pullCapabilities, window: { workDoneProgress: true } }, { rootUri: root });
    client.open(`${root}/large.py`, large);
    expect(codes((await client.pulled(`${root}/large.py`)).items)).toEqual(['PC0106', 'PC0208']);
  });
});

it('a small program is answered at once', async () => {
  const client = await start(pullCapabilities);
  client.open(uri, defects);
  expect(codes((await client.pulled(uri)).items)).toEqual(['PC0106', 'PC0208']);
});

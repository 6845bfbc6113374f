/**
 * The server as a process, driven over stdio by a client that also does what no client should. After every rudeness
 * the server must still answer a well-behaved question.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { type Client, pullCapabilities } from './client.ts';
import { clientsOfServer } from './clients.ts';

const { connect, connectForLong } = clientsOfServer();

/** A running client; the process ends with the test. */
async function start(capabilities: object = pullCapabilities, rest: object = {}): Promise<Client> {
  const client = connect();
  await client.initialize(capabilities, rest);
  return client;
}

const uri = 'file:///work/example.py';
const leaky = 'import threading\nlock = threading.Lock()\n\ndef leak():\n    lock.acquire()\n    work()\n    lock.release()\n';
const nested = '\ndef twice():\n    with lock:\n        with lock:\n            pass\n';

const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);
const at = (line: number, character: number) => ({ line, character });
const range = (a: number, b: number, c: number, d: number) => ({ start: at(a, b), end: at(c, d) });

describe('diagnostics', () => {
  it('are pulled, and unchanged when they are', async () => {
    const { open, pulled } = bound(await start());
    open(uri, leaky);
    const first = await pulled(uri);
    expect(codes(first.items)).toEqual(['PC0204']);
    expect(first.items[0]?.source).toBe('interleave');
    expect(await pulled(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  });

  it('follow the text', async () => {
    const running = await start();
    running.open(uri, leaky);
    const before = await running.pulled(uri);
    running.change(uri, 2, { range: range(5, 0, 6, 0), text: '' });
    const after = await running.pulled(uri, before.resultId);
    expect(after).toMatchObject({ kind: 'full', items: [] });
    running.change(uri, 3, { range: range(5, 0, 5, 0), text: '    work()\n' }, { range: range(0, 0, 0, 0), text: '# moved\n' });
    const again = await running.pulled(uri, after.resultId);
    expect(again.items.map(({ range: { start } }) => start.line)).toEqual([5]);
  });

  it('are pushed with their version to a client that cannot ask, and taken back when it closes the file', async () => {
    const running = await start({});
    running.open(uri, leaky, 7);
    expect(codes(await running.pushed(uri, 7))).toEqual(['PC0204']);
    running.change(uri, 8, { range: range(5, 0, 6, 0), text: '' });
    expect(await running.pushed(uri, 8)).toEqual([]);
    running.change(uri, 9, { text: leaky });
    expect(codes(await running.pushed(uri, 9))).toEqual(['PC0204']);
    const seen = running.received.length;
    running.notify('textDocument/didClose', { textDocument: { uri } });
    const last = await running.next(({ method }) => method === 'textDocument/publishDiagnostics', seen);
    expect(last.params).toEqual({ uri, diagnostics: [] });
  });

  it('never answer an overtaken version', async () => {
    const running = await start({});
    running.open(uri, leaky, 1);
    for (let version = 2; version <= 50; version++) running.change(uri, version, { range: range(0, 0, 0, 0), text: '#\n' });
    await running.pushed(uri, 50);
    const versions = running.received
      .filter(({ method }) => method === 'textDocument/publishDiagnostics')
      .map(({ params }) => (params as { version: number }).version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.at(-1)).toBe(50);
  });

  it('carry second places only where the client can show them', async () => {
    const running = await start({ textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } } });
    running.open(uri, leaky + nested);
    const related = (await running.pulled(uri)).items.flatMap(({ relatedInformation }) => relatedInformation ?? []);
    expect(related.length).toBeGreaterThan(0);
    expect(related.every(({ location }) => location.uri === uri)).toBe(true);
    await running.stop();
    const plain = await start();
    plain.open(uri, leaky + nested);
    expect((await plain.pulled(uri)).items.some((item) => 'relatedInformation' in item)).toBe(false);
  });

  it('go when the file is deleted, and come back with it', async () => {
    const running = await start();
    running.open(uri, leaky);
    const { resultId } = await running.pulled(uri);
    running.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
    expect(await running.pulled(uri, resultId)).toMatchObject({ kind: 'full', items: [] });
    running.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    expect(codes((await running.pulled(uri)).items)).toEqual(['PC0204']);
  });

  it.each([
    ['binary', `\0${leaky}`],
    ['a long line', `${leaky}x = "${'a'.repeat(30_000)}"\n`],
    ['too large', leaky + '# filler\n'.repeat(250_000)],
  ])('of a text beyond the limits (%s) are one notice', async (_, text) => {
    const running = await start();
    running.open(uri, text);
    const { items } = await running.pulled(uri);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ severity: 3, range: range(0, 0, 0, 0), message: expect.stringContaining('skipped') });
    running.change(uri, 2, { text: leaky });
    expect(codes((await running.pulled(uri)).items)).toEqual(['PC0204']);
  });

  it('stay while the function is half typed, and follow the text alone after a pause', async () => {
    const running = await start();
    running.open(uri, leaky);
    const before = await running.pulled(uri);
    running.change(uri, 2, { range: range(5, 8, 5, 10), text: '(' });
    expect(codes((await running.pulled(uri, before.resultId)).items ?? before.items)).toEqual(['PC0204']);
    await running.next(({ method }) => method === 'workspace/diagnostic/refresh');
    expect((await running.pulled(uri)).items).toEqual([]);
  });
});

describe('settings', () => {
  const configured = (settings: object) => {
    const client = connect();
    client.answers.set('workspace/configuration', () => [settings]);
    return client;
  };
  const asks = { ...pullCapabilities, workspace: { ...pullCapabilities.workspace, configuration: true } };

  it('are asked for and obeyed, also when they change', async () => {
    const running = configured({ severity: { 'release-skipped-by-exception': 'error' } });
    await running.initialize(asks);
    running.open(uri, leaky);
    const { items } = await running.pulled(uri);
    expect(items[0]?.severity).toBe(1);
    running.answers.set('workspace/configuration', () => [{ language: 'zh-cn' }]);
    running.notify('workspace/didChangeConfiguration', { settings: null });
    const chinese = (await running.pulled(uri)).items[0];
    expect(chinese?.severity).toBe(2);
    expect(chinese?.message).toMatch(/\p{Script=Han}/u);
    running.answers.set('workspace/configuration', () => [{ enable: false }]);
    running.notify('workspace/didChangeConfiguration', { settings: null });
    expect((await running.pulled(uri)).items).toEqual([]);
  });

  it('exclude files', async () => {
    const running = configured({ exclude: ['generated/**'] });
    await running.initialize(asks, { workspaceFolders: [{ uri: 'file:///work', name: 'work' }] });
    running.open('file:///work/generated/x.py', leaky);
    expect((await running.pulled('file:///work/generated/x.py')).items).toEqual([]);
    running.open(uri, leaky);
    expect(codes((await running.pulled(uri)).items)).toEqual(['PC0204']);
  });

  it.each([
    ['the display language', { initializationOptions: { locale: 'zh-cn' } }, /\p{Script=Han}/u],
    ['the protocol’s locale', { locale: 'zh-Hans' }, /\p{Script=Han}/u],
    ['no language', {}, /acquired/],
  ])('leave the language to %s', async (_, rest, expected) => {
    const running = await start(pullCapabilities, rest);
    running.open(uri, leaky);
    expect((await running.pulled(uri)).items[0]?.message).toMatch(expected);
  });
});

describe('code actions', () => {
  const actions = (running: Client, context: object = { diagnostics: [] }) =>
    running.request('textDocument/codeAction', { textDocument: { uri }, range: range(4, 4, 4, 4), context }) as Promise<
      { title: string; kind: string; isPreferred?: boolean; edit?: unknown; data?: unknown; diagnostics?: unknown }[]
    >;
  const literals = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
  const lazy = { textDocument: { codeAction: { ...literals, dataSupport: true, resolveSupport: { properties: ['edit'] } } } };
  const eager = { textDocument: { codeAction: literals } };

  it('are resolved when chosen', async () => {
    const running = await start({ ...lazy, workspace: { workspaceEdit: { documentChanges: true } } });
    running.open(uri, leaky, 3);
    const offered = await actions(running);
    expect(offered.map(({ kind, isPreferred, edit }) => [kind, isPreferred ?? false, edit])).toEqual([
      ['quickfix', true, undefined],
      ['quickfix', false, undefined],
    ]);
    const resolved = await running.request('codeAction/resolve', offered[0]);
    const edit = { documentChanges: [{ textDocument: { uri, version: 3 }, edits: expect.any(Array) }] };
    expect(resolved).toMatchObject({ edit });
    expect(JSON.stringify(resolved)).toContain('with lock');
    running.change(uri, 4, { range: range(0, 0, 0, 0), text: '\n' });
    expect((await running.ask('codeAction/resolve', offered[0])).error?.code).toBe(-32801);
  });

  it('carry their edits for a client that cannot resolve', async () => {
    const running = await start(eager);
    running.open(uri, leaky);
    const [fix, suppress] = await actions(running);
    expect(fix?.edit).toMatchObject({ changes: { [uri]: expect.any(Array) } });
    expect(JSON.stringify(suppress?.edit)).toContain('  # interleave: ignore[PC0204]');
  });

  it('fix everything that is safe only when asked by name', async () => {
    const running = await start(eager);
    running.open(uri, leaky);
    expect(await actions(running, { diagnostics: [], only: ['refactor'] })).toEqual([]);
    const [all] = await actions(running, { diagnostics: [], only: ['source.fixAll'] });
    expect(all?.kind).toBe('source.fixAll.interleave');
    expect(JSON.stringify(all?.edit)).toContain('with lock');
  });

  it('name the diagnostic they belong to', async () => {
    const running = await start({ ...eager, textDocument: { ...eager.textDocument, diagnostic: {} } });
    running.open(uri, leaky);
    const { items } = await running.pulled(uri);
    const [fix] = await actions(running, { diagnostics: items });
    expect(fix?.diagnostics).toEqual(items);
  });
});

describe('positions', () => {
  const text = `# 🔒锁\n${leaky}`.replace('lock.acquire()', '"🔒锁"; lock.acquire()');
  it.each([
    [undefined, 'utf-16', 11],
    [['utf-8', 'utf-16'], 'utf-8', 15],
    [['utf-32', 'utf-16'], 'utf-32', 10],
    [['utf-16', 'utf-8'], 'utf-16', 11],
    [['utf-7', 'utf-8'], 'utf-8', 15],
  ])('are counted as the client likes best of %j', async (positionEncodings, encoding, character) => {
    const client = connect();
    const { capabilities } = await client.initialize({ ...pullCapabilities, general: { positionEncodings } });
    expect(capabilities.positionEncoding).toBe(encoding);
    client.open(uri, text);
    expect((await client.pulled(uri)).items[0]?.range.start).toEqual(at(5, character));
    const all = range(0, 0, 99, 0);
    client.change(uri, 2, { range: { start: at(5, character), end: at(5, character + 14) }, text: 'pass' }, { range: all, text: '' });
    client.change(uri, 3, { range: all, text });
    expect((await client.pulled(uri)).items[0]?.range.start).toEqual(at(5, character));
  });
});

describe('rudeness', () => {
  /** One process bears it all: what offends it must not show in the next test either. */
  let patient: Client;
  beforeAll(async () => {
    patient = connectForLong();
    await patient.initialize(pullCapabilities);
  });
  afterAll(() => patient.stop());
  const alive = async (running: Client): Promise<void> => {
    running.change(uri, 1000, { text: leaky });
    expect(codes((await running.pulled(uri)).items)).toEqual(['PC0204']);
  };
  const cases: readonly (readonly [string, (running: Client) => void])[] = [
    ['a range outside the document', (running) => running.change(uri, 2, { range: range(900, 5, 1000, 7), text: 'x' })],
    ['a range that ends before it starts', (running) => running.change(uri, 2, { range: range(5, 3, 1, 2), text: 'x' })],
    ['negative positions', (running) => running.change(uri, 2, { range: range(-5, -3, -1, -2), text: 'x' })],
    ['an edit of a file that is not open', (running) => running.change('file:///other.py', 2, { text: 'x' })],
    ['a version that goes backwards', (running) => running.change(uri, 0, { text: 'x' })],
    ['half of a surrogate pair', (running) => running.change(uri, 2, { text: '# 🔒' }, { range: range(0, 3, 0, 4), text: '' })],
    ['a change without a text', (running) => running.change(uri, 2, {})],
    ['parameters of the wrong shape', (running) => running.notify('textDocument/didChange', { textDocument: 5 })],
    ['no parameters', (running) => running.notify('textDocument/didOpen')],
    ['a hover of nothing', (running) => running.send('textDocument/hover', {})],
    ['a document opened twice', (running) => running.open(uri, 'x = 1\n', 5)],
    ['a file closed twice', (running) => running.notify('textDocument/didClose', { textDocument: { uri: 'file:///closed.py' } })],
    ['a strange URI', (running) => running.open('untitled:Untitled-1%00%ZZ', leaky)],
    ['deep nesting', (running) => running.change(uri, 2, { text: `${'('.repeat(10_000)}1${')'.repeat(10_000)}\n` })],
    ['a JSON body that is none', (running) => running.raw('{"jsonrpc": "2.0", "method": ')],
    ['a message that is no message', (running) => running.raw('[1, 2, 3]')],
    ['cancelling what does not exist', (running) => running.notify('$/cancelRequest', { id: 4711 })],
    ['an unknown notification', (running) => running.notify('interleave/nonsense', {})],
  ];

  it.each(cases)('%s', async (_, offend) => {
    patient.open(uri, leaky);
    offend(patient);
    await alive(patient);
  });

  it('changes that do not count are ignored', async () => {
    patient.open(uri, leaky, 5);
    patient.change(uri, 4, { text: '' });
    expect(codes((await patient.pulled(uri)).items)).toEqual(['PC0204']);
  });

  it('of requests is answered by the code the protocol has for it', async () => {
    const client = connect();
    const early = await client.ask('textDocument/hover', { textDocument: { uri }, position: at(0, 0) });
    expect(early.error?.code).toBe(-32002);
    await client.initialize();
    expect((await client.ask('textDocument/nonsense', {})).error?.code).toBe(-32601);
    expect((await client.ask('initialize', { capabilities: {} })).error?.code).toBe(-32600);
    expect((await client.ask('interleave/explain', {})).error?.code).toBe(-32602);
    expect((await client.ask('shutdown')).error).toBeUndefined();
    expect((await client.ask('textDocument/hover', { textDocument: { uri }, position: at(0, 0) })).error?.code).toBe(-32600);
    expect((await client.ask('textDocument/nonsense', {})).error?.code).toBe(-32600);
  });

  it('of asking and cancelling is answered too', async () => {
    const running = patient;
    running.open(uri, leaky);
    const ids = Array.from({ length: 200 }, () => {
      const id = running.send('textDocument/diagnostic', { textDocument: { uri } });
      running.notify('$/cancelRequest', { id });
      return id;
    });
    for (const id of ids) {
      const answer = await running.next((message) => message.id === id && message.method === undefined);
      expect([undefined, -32800]).toContain(answer.error?.code);
    }
    await alive(running);
  });
});

describe('the end', () => {
  it('comes with 0 after shutdown and exit', async () => {
    const running = await start();
    await running.request('shutdown');
    running.notify('exit');
    expect(await running.exited).toBe(0);
  });
  it('comes with 1 after exit alone', async () => {
    const running = await start();
    running.notify('exit');
    expect(await running.exited).toBe(1);
  });
  it('comes when the editor’s process is gone', async () => {
    const editor = spawn(process.execPath, ['-e', '']);
    await once(editor, 'exit');
    const running = await start(pullCapabilities, { processId: editor.pid });
    expect(await running.exited).toBe(1);
  });
  it('comes when the input ends', async () => {
    const running = await start();
    running.open(uri, leaky);
    running.process.stdin?.end();
    expect(await running.exited).toBe(1);
  });
});

describe('interleave/explain', () => {
  it('gives the page of a code, a name and a topic, and null for nonsense', async () => {
    const running = await start();
    const explain = (subject: string) => running.request('interleave/explain', { subject });
    const page = await explain('PC0204');
    expect(page).toMatchObject({ title: expect.any(String), markdown: expect.stringContaining('# ') });
    expect(await explain('release-skipped-by-exception')).toEqual(page);
    expect(await explain('gil')).toMatchObject({ markdown: expect.stringContaining('GIL') });
    expect(await explain('qqqqqq')).toBeNull();
  });
});

describe('interleave/handbook', () => {
  it('is in the language of the settings that were sent before it was asked for', async () => {
    const client = connect();
    client.answers.set('workspace/configuration', () => [{ language: 'zh-cn' }]);
    await client.initialize({ ...pullCapabilities, workspace: { ...pullCapabilities.workspace, configuration: true } });
    const titles = async () => {
      const chapters = (await client.request('interleave/handbook', { uri })) as { title: string }[];
      return chapters.map(({ title }) => title).join(' ');
    };
    client.open(uri, leaky);
    expect(await titles()).toMatch(/\p{Script=Han}/u);
    client.answers.set('workspace/configuration', () => [{ language: 'en' }]);
    client.notify('workspace/didChangeConfiguration', { settings: null });
    expect(await titles()).not.toMatch(/\p{Script=Han}/u);
  });
});

/** The methods of a client as plain functions. */
function bound(running: Client) {
  return { open: running.open.bind(running), pulled: running.pulled.bind(running) };
}

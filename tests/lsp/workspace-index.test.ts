/** The workspace as one program, over stdio: the index with its progress, what changes on the disk, folders, fixes across files. */
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { type TempFolder, tempFolder } from '../workspace/temp-folder.ts';
import type { Client, Message } from './client.ts';
import { clientsOfServer } from './clients.ts';

const { connect } = clientsOfServer();

const pulling = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
const pushing = {};

interface Options {
  readonly capabilities?: object;
  readonly settings?: (scope: string | undefined) => object;
  readonly extra?: object;
}

/** A client of these folders that shows progress and watches files. */
async function start(folders: readonly TempFolder[], { capabilities = pulling, settings, extra = {} }: Options = {}): Promise<Client> {
  const client = connect();
  client.answers.set('workspace/configuration', (params) =>
    (params as { items: readonly { scopeUri?: string }[] }).items.map(({ scopeUri }) => settings?.(scopeUri) ?? {}),
  );
  const workspace = { ...('workspace' in capabilities ? (capabilities.workspace as object) : {}), configuration: true };
  const watching = { didChangeWatchedFiles: { dynamicRegistration: true } };
  await client.initialize(
    { ...capabilities, workspace: { ...workspace, ...watching }, window: { workDoneProgress: true }, ...extra },
    { workspaceFolders: folders.map((folder, index) => ({ uri: folder.uri(), name: `folder ${index}` })) },
  );
  return client;
}

const progressKind = ({ method, params }: Message): string | undefined =>
  method === '$/progress' ? (params as { value: { kind: string } }).value.kind : undefined;

/** The end of the next look at the workspace after message number `from`. */
const indexed = (client: Client, from = 0): Promise<Message> => client.next((message) => progressKind(message) === 'end', from);

const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);
const codesOf = async (client: Client, uri: string): Promise<readonly unknown[]> => codes((await client.pulled(uri)).items);

/** Pulls again whenever the server says so, until the codes are these. */
async function untilCodes(client: Client, uri: string, wanted: readonly string[]): Promise<void> {
  for (;;) {
    const seen = client.received.length;
    const now = await codesOf(client, uri);
    if (JSON.stringify(now) === JSON.stringify(wanted)) return;
    await client.next(({ method }) => method === 'workspace/diagnostic/refresh', seen);
  }
}

const changed = (client: Client, ...changes: readonly (readonly [string, 1 | 2 | 3])[]): void =>
  client.notify('workspace/didChangeWatchedFiles', { changes: changes.map(([uri, type]) => ({ uri, type })) });

const lock = 'import threading\n\nlock = threading.Lock()\n';
const rlock = lock.replace('Lock()', 'RLock()');
const bank = 'from locks import lock\n\n\ndef pay():\n    with lock:\n        with lock:\n            work()\n';

describe('the index', () => {
  it('finds what is wrong across files, with progress, and asks to be pulled again', async () => {
    const folder = await tempFolder({ 'locks.py': lock, 'bank.py': bank });
    const client = await start([folder]);
    client.open(folder.uri('bank.py'), bank);
    await untilCodes(client, folder.uri('bank.py'), ['PC0208']);
    await indexed(client);
    const kinds = client.received.map(progressKind).filter((kind) => kind !== undefined);
    expect([kinds[0], kinds.at(-1)]).toEqual(['begin', 'end']);
    expect(client.received.some(({ method }) => method === 'window/workDoneProgress/create')).toBe(true);
  });

  it('looks at a file without a word of concurrency as soon as an open one imports it', async () => {
    const folder = await tempFolder({ 'jobs.py': 'import time\n\n\ndef clean():\n    time.sleep(5)\n' });
    const client = await start([folder]);
    await indexed(client);
    const uri = folder.uri('main.py');
    const main = 'async def main():\n    clean()\n';
    client.open(uri, main);
    expect(await codesOf(client, uri)).toEqual([]);
    client.change(uri, 2, { text: `from jobs import clean\n\n\n${main}` });
    await untilCodes(client, uri, ['PC0914']);
    client.change(uri, 3, { text: main });
    await untilCodes(client, uri, []);
  });

  it('pushes to a client that cannot pull, and only what is new', async () => {
    const folder = await tempFolder({ 'locks.py': lock });
    const client = await start([folder], { capabilities: pushing });
    const uri = folder.uri('bank.py');
    client.open(uri, bank, 4);
    const has = (wanted: readonly string[]) => (message: Message) => {
      const { uri: of, diagnostics = [] } = (message.params ?? {}) as { uri?: string; diagnostics?: readonly Diagnostic[] };
      return message.method === 'textDocument/publishDiagnostics' && of === uri && codes(diagnostics).join() === wanted.join();
    };
    await client.next(has(['PC0208']));
    client.open(folder.uri('locks.py'), lock);
    const seen = client.received.length;
    client.change(folder.uri('locks.py'), 2, { text: rlock });
    await client.next(has([]), seen);
    const pushed = client.received.filter((message) => message.method === 'textDocument/publishDiagnostics' && has(['PC0208'])(message));
    expect(pushed).toHaveLength(1);
  });

  it('publishes nothing about files that nobody opened', async () => {
    const folder = await tempFolder({ 'locks.py': lock, 'bank.py': bank });
    const client = await start([folder], { capabilities: pushing });
    await indexed(client);
    client.open(folder.uri('locks.py'), lock);
    expect(await client.pushed(folder.uri('locks.py'), 1)).toEqual([]);
    expect(client.received.filter(({ method }) => method === 'textDocument/publishDiagnostics')).toHaveLength(1);
  });

  it('leaves out what .gitignore and the settings leave out', async () => {
    const folder = await tempFolder({ '.git/HEAD': '', '.gitignore': 'locks.py\n', 'locks.py': lock, 'gen/locks.py': lock });
    const client = await start([folder], { settings: () => ({ exclude: ['gen'] }) });
    await indexed(client);
    client.open(folder.uri('bank.py'), bank);
    expect(await codesOf(client, folder.uri('bank.py'))).toEqual([]);
    const seen = client.received.length;
    await folder.write({ '.gitignore': '' });
    changed(client, [folder.uri('.gitignore'), 2]);
    await indexed(client, seen);
    await untilCodes(client, folder.uri('bank.py'), ['PC0208']);
  });

  it('reads nothing but what is open where the user wants it so', async () => {
    const folder = await tempFolder({ 'locks.py': lock });
    let index = 'open-files-only';
    const client = await start([folder], { settings: () => ({ index }) });
    client.open(folder.uri('bank.py'), bank);
    expect(await codesOf(client, folder.uri('bank.py'))).toEqual([]);
    client.open(folder.uri('locks.py'), lock);
    expect(await codesOf(client, folder.uri('bank.py'))).toEqual(['PC0208']);
    client.notify('textDocument/didClose', { textDocument: { uri: folder.uri('locks.py') } });
    await untilCodes(client, folder.uri('bank.py'), []);
    expect(client.received.some((message) => progressKind(message))).toBe(false);
    index = 'workspace';
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await untilCodes(client, folder.uri('bank.py'), ['PC0208']);
    index = 'open-files-only';
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await untilCodes(client, folder.uri('bank.py'), []);
  });

  it('can be cancelled; open files are answered all the same', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`many/m${index}.py`, lock]));
    const folder = await tempFolder({ ...many, 'locks.py': lock });
    const client = await start([folder]);
    const begin = await client.next((message) => progressKind(message) === 'begin');
    expect((begin.params as { value: object }).value).toMatchObject({ cancellable: true });
    client.notify('window/workDoneProgress/cancel', { token: (begin.params as { token: unknown }).token });
    await indexed(client);
    await client.next(({ method, params }) => method === 'window/logMessage' && JSON.stringify(params).includes('cancelled'));
    client.open(folder.uri('bank.py'), bank);
    client.open(folder.uri('locks.py'), lock);
    expect(await codesOf(client, folder.uri('bank.py'))).toEqual(['PC0208']);
  });

  it('knows a file however the client spells its address', async () => {
    const folder = await tempFolder({ 'a b+c/locks.py': lock });
    const client = await start([folder]);
    await indexed(client);
    const text = bank.replace('from locks', 'from .locks');
    await folder.write({ 'a b+c/bank.py': text });
    const uri = folder.uri().replace('file:///', 'file:///%2E/').replace('/%2E/', '/');
    client.open(`${uri}/a%20b%2Bc/bank.py`, text);
    expect(await codesOf(client, `${uri}/a%20b%2bc/bank.py`)).toEqual(['PC0208']);
    client.open(`${uri}/a%20b+c/locks.py`, rlock);
    expect(await codesOf(client, `${uri}/a%20b+c/bank.py`)).toEqual([]);
  });

  it('of a file outside every folder is that file', async () => {
    const [folder, outside] = [await tempFolder({ 'locks.py': lock }), await tempFolder({ 'locks.py': lock })];
    const client = await start([folder]);
    await indexed(client);
    client.open(outside.uri('locks.py'), lock);
    client.open(outside.uri('bank.py'), bank);
    expect(await codesOf(client, outside.uri('bank.py'))).toEqual([]);
  });
});

describe('the disk', () => {
  const watch = async () => {
    const folder = await tempFolder({ 'locks.py': lock, 'bank.py': bank });
    const client = await start([folder]);
    await indexed(client);
    client.open(folder.uri('bank.py'), bank);
    await untilCodes(client, folder.uri('bank.py'), ['PC0208']);
    return { folder, client, bankUri: folder.uri('bank.py'), locksUri: folder.uri('locks.py') };
  };

  it('is watched as the server asks for', async () => {
    const { client } = await watch();
    const { params } = await client.next(
      ({ method, params }) => method === 'client/registerCapability' && JSON.stringify(params).includes('didChangeWatchedFiles'),
    );
    expect(JSON.stringify(params)).toContain('**/*.{py,pyw}');
  });

  it('counts when a file changes, goes and comes', async () => {
    const { folder, client, bankUri, locksUri } = await watch();
    await folder.write({ 'locks.py': rlock });
    changed(client, [locksUri, 2]);
    await untilCodes(client, bankUri, []);
    await folder.write({ 'locks.py': lock });
    changed(client, [locksUri, 2]);
    await untilCodes(client, bankUri, ['PC0208']);
    await rm(join(folder.path, 'locks.py'));
    changed(client, [locksUri, 3]);
    await untilCodes(client, bankUri, []);
    await folder.write({ 'locks.py': lock });
    changed(client, [locksUri, 1]);
    await untilCodes(client, bankUri, ['PC0208']);
  });

  it('counts when a folder is renamed or deleted', async () => {
    const folder = await tempFolder({ 'core/__init__.py': '', 'core/locks.py': lock });
    const client = await start([folder]);
    await indexed(client);
    const uri = folder.uri('bank.py');
    client.open(uri, bank.replace('from locks', 'from core.locks'));
    await untilCodes(client, uri, ['PC0208']);
    await rename(join(folder.path, 'core'), join(folder.path, 'base'));
    client.notify('workspace/didRenameFiles', { files: [{ oldUri: folder.uri('core'), newUri: folder.uri('base') }] });
    await untilCodes(client, uri, []);
    client.change(uri, 2, { text: bank.replace('from locks', 'from base.locks') });
    await untilCodes(client, uri, ['PC0208']);
    await rm(join(folder.path, 'base'), { recursive: true });
    changed(client, [folder.uri('base'), 3]);
    await untilCodes(client, uri, []);
  });

  it('does not count while a buffer is open, and counts again when it closes', async () => {
    const { client, bankUri, locksUri } = await watch();
    client.open(locksUri, rlock);
    await untilCodes(client, bankUri, []);
    changed(client, [locksUri, 2]);
    await untilCodes(client, bankUri, []);
    client.notify('textDocument/didClose', { textDocument: { uri: locksUri } });
    await untilCodes(client, bankUri, ['PC0208']);
  });

  it('is read after a save, for clients that do not watch', async () => {
    const { folder, client, bankUri, locksUri } = await watch();
    client.open(locksUri, lock);
    client.change(locksUri, 2, { text: rlock });
    await folder.write({ 'locks.py': rlock });
    client.notify('textDocument/didSave', { textDocument: { uri: locksUri } });
    client.notify('textDocument/didClose', { textDocument: { uri: locksUri } });
    await untilCodes(client, bankUri, []);
  });

  it('may hold anything', async () => {
    const { folder, client, bankUri } = await watch();
    await folder.write({
      'latin.py': Uint8Array.from([...Buffer.from('# coding: latin-1\nimport threading\nx = "'), 0xe9, 0x22, 10]),
      'binary.py': Uint8Array.of(0x7f, 0, 1),
      'broken.py': 'import threading\ndef f(:\n  with lock\n   (((\n',
      'huge.py': `import threading\n${'# filler\n'.repeat(300_000)}`,
      'dir.py/inner.py': lock,
    });
    changed(
      client,
      ...['latin.py', 'binary.py', 'broken.py', 'huge.py', 'dir.py', 'absent.py'].map((name) => [folder.uri(name), 1] as const),
    );
    await client.next(({ method, params }) => method === 'window/logMessage' && JSON.stringify(params).includes('binary.py'));
    expect(await codesOf(client, bankUri)).toEqual(['PC0208']);
  });
});

describe('folders', () => {
  it('are programs of their own, the inner one apart from the outer', async () => {
    const outer = await tempFolder({ 'locks.py': lock, 'inner/locks.py': rlock });
    const inner: TempFolder = { ...outer, uri: (path = '') => outer.uri(path === '' ? 'inner' : `inner/${path}`) };
    const client = await start([outer, inner]);
    await indexed(client);
    client.open(outer.uri('bank.py'), bank);
    client.open(inner.uri('bank.py'), bank);
    await untilCodes(client, outer.uri('bank.py'), ['PC0208']);
    expect(await codesOf(client, inner.uri('bank.py'))).toEqual([]);
  });

  it('have their own settings', async () => {
    const [one, two] = [await tempFolder({ 'locks.py': lock }), await tempFolder({ 'locks.py': lock })];
    const client = await start([one, two], {
      settings: (scope) => ({ index: scope?.startsWith(two.uri()) ? 'open-files-only' : 'workspace' }),
    });
    await indexed(client);
    for (const folder of [one, two]) client.open(folder.uri('bank.py'), bank);
    await untilCodes(client, one.uri('bank.py'), ['PC0208']);
    expect(await codesOf(client, two.uri('bank.py'))).toEqual([]);
  });

  it('come and go', async () => {
    const folder = await tempFolder({ 'locks.py': lock });
    const client = await start([]);
    client.open(folder.uri('bank.py'), bank);
    expect(await codesOf(client, folder.uri('bank.py'))).toEqual([]);
    const event = { uri: folder.uri(), name: 'late' };
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [event], removed: [] } });
    await untilCodes(client, folder.uri('bank.py'), ['PC0208']);
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [event] } });
    await untilCodes(client, folder.uri('bank.py'), []);
  });
});

describe('a fix in another file', () => {
  const literals = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
  const related = { publishDiagnostics: { relatedInformation: true } };
  const lazy = {
    textDocument: {
      ...pulling.textDocument,
      ...related,
      codeAction: { ...literals, dataSupport: true, resolveSupport: { properties: ['edit'] } },
    },
  };
  const eager = { ...pulling, textDocument: { ...pulling.textDocument, codeAction: literals } };
  const versioned = { workspace: { ...pulling.workspace, workspaceEdit: { documentChanges: true } } };
  const range = { start: { line: 5, character: 13 }, end: { line: 5, character: 13 } };

  const offered = async (capabilities: object) => {
    const folder = await tempFolder({ 'locks.py': lock, 'bank.py': bank });
    const client = await start([folder], { capabilities });
    const uri = folder.uri('bank.py');
    client.open(uri, bank, 3);
    await untilCodes(client, uri, ['PC0208']);
    const ask = async () => {
      const actions = await client.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
      return (actions as { title: string; edit?: unknown }[]).find(({ title }) => title.includes('RLock'));
    };
    return { folder, client, uri, ask };
  };
  const edits = [{ range: { start: { line: 2, character: 17 }, end: { line: 2, character: 21 } }, newText: 'RLock' }];

  it('changes the file that makes the lock, on the disk or with its version where it is open', async () => {
    const { folder, client, ask } = await offered({ ...lazy, ...versioned });
    const locks = folder.uri('locks.py');
    const resolve = async () => ((await client.request('codeAction/resolve', await ask())) as { edit: unknown }).edit;
    const narrow = { ...edits[0], range: expect.anything(), newText: expect.stringContaining('RLock') };
    expect(await resolve()).toEqual({ documentChanges: [{ textDocument: { uri: locks, version: null }, edits: [narrow] }] });
    client.open(locks, lock, 8);
    expect(await resolve()).toEqual({ documentChanges: [{ textDocument: { uri: locks, version: 8 }, edits: [narrow] }] });
  });

  it('is told with the place where the lock is made', async () => {
    const { folder, client, uri } = await offered({ ...lazy, ...versioned });
    const places = (await client.pulled(uri)).items.flatMap(({ relatedInformation = [] }) =>
      relatedInformation.map(({ location }) => location),
    );
    expect(places.every((place) => [uri, folder.uri('locks.py')].includes(place.uri))).toBe(true);
  });

  it('is refused when the disk has another text by now, and offered for the new one', async () => {
    const { folder, client, uri, ask } = await offered({ ...lazy, ...versioned });
    const action = await ask();
    const moved = `# moved\n${lock}`;
    await folder.write({ 'locks.py': moved });
    expect((await client.ask('codeAction/resolve', action)).error?.code).toBe(-32801);
    const { edit } = (await client.request('codeAction/resolve', action)) as {
      edit: { documentChanges: { edits: (typeof edits)[number][] }[] };
    };
    expect(edit.documentChanges[0]?.edits[0]?.range.start.line).toBe(3);
    await folder.write({ 'locks.py': rlock });
    expect((await client.ask('codeAction/resolve', action)).error?.code).toBe(-32801);
    await untilCodes(client, uri, []);
    expect(await ask()).toBeUndefined();
    expect(await readFile(join(folder.path, 'locks.py'), 'utf8')).toBe(rlock);
  });

  it('comes with its edit for a client that cannot resolve', async () => {
    const { folder, ask } = await offered(eager);
    expect((await ask())?.edit).toMatchObject({ changes: { [folder.uri('locks.py')]: [{ newText: expect.stringContaining('RLock') }] } });
    await folder.write({ 'locks.py': `# moved\n${lock}` });
    expect(await ask()).toBeUndefined();
  });
});

/**
 * Many files as one program through the service: what is open, what was first and what was there before changes no answer.
 * Seeds are printed by the name of the test; SEED=n runs one of them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { createService, type Profile, type Service } from '../../server/src/service/index.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { defaultTarget, parseTargetVersion } from '../../server/src/workspace/target-version.ts';
import { readKnowledge } from '../support/check.ts';
import { dice } from '../support/random.ts';

const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
const catalog = createCatalog(readKnowledge());
const newService = (): Service => createService({ parser, catalog, clock: { now: () => 0 } });

const inFolder: Profile = { settings: defaultSettings, target: defaultTarget, root: '/p' };

const lock = 'import threading\n\nlock = threading.Lock()\n';
const texts: Readonly<Record<string, readonly string[]>> = {
  '/p/locks.py': [lock, lock.replace('Lock()', 'RLock()'), 'import threading\nlock = make()\n', 'def (:\n'],
  '/p/bank.py': [
    'from locks import lock\n\ndef pay():\n    with lock:\n        save()\n\ndef save():\n    with lock:\n        write()\n',
    'from locks import lock\nfrom store import save\n\ndef pay():\n    with lock:\n        save()\n',
    'x = 1\n',
  ],
  '/p/store.py': [
    'from locks import lock\n\ndef save():\n    lock.acquire()\n    write()\n    lock.release()\n',
    'def save():\n    pass\n',
    'from locks import lock\n\ndef save():\n    with lock:\n        write()\n',
  ],
  '/p/sub/__init__.py': ['', 'from .worker import Worker\n', 'from .jobs import clean\n'],
  '/p/sub/jobs.py': [
    'seen = {}\n\ndef clean(name):\n    if name not in seen:\n        seen[name] = load(name)\n',
    'import threading\nseen = {}\nlock = threading.Lock()\n\ndef clean(name):\n    with lock:\n        seen[name] = 1\n',
    'from ..bank import pay\n\ndef clean(name):\n    pay()\n',
  ],
  '/p/main.py': [
    'from threading import Thread\nfrom sub.jobs import clean\n\nfor name in names:\n    Thread(target=clean, args=(name,)).start()\n',
    'from threading import Thread\nimport sub\n\nfor name in names:\n    Thread(target=sub.clean, args=(name,)).start()\n',
    'from sub.jobs import clean\n\nclean(1)\n',
  ],
  '/p/sub/worker.py': [
    'import threading\nfrom bank import pay\n\nclass Worker(threading.Thread):\n    def run(self):\n        pay()\n',
    'from locks import lock\n\nclass Worker:\n    def go(self):\n        with lock:\n            with lock:\n                pass\n',
  ],
};
const files = Object.keys(texts);

/** What is said of every file, in full. */
function answers(service: Service, state: ReadonlyMap<string, string>): unknown {
  service.takeIn();
  for (const file of state.keys()) service.parse(file);
  return files.map((file) => [file, service.text(file), service.diagnostics(file, 'en')]);
}

/** All of it closed, put in the order of names. */
function fresh(state: ReadonlyMap<string, string>): unknown {
  const service = newService();
  for (const file of [...state.keys()].sort()) service.putFile(file, state.get(file) ?? '', inFolder);
  return answers(service, state);
}

/** The disk and the buffers as a client has them. */
class Life {
  readonly disk = new Map<string, string>();
  readonly buffers = new Map<string, string>();
  readonly service = newService();

  step(roll: (sides: number) => number): void {
    const file = files[roll(files.length)] ?? '';
    const choices = texts[file] ?? [];
    const text = choices[roll(choices.length)] ?? '';
    const isOpen = this.buffers.has(file);
    switch (roll(6)) {
      case 0:
        this.disk.set(file, text);
        this.service.putFile(file, text, inFolder);
        return;
      case 1:
        this.disk.delete(file);
        this.service.removeFile(file);
        return;
      case 2:
        this.buffers.set(file, text);
        this.service.open(file, text, inFolder);
        return;
      case 3:
        if (isOpen) this.edit(file, text);
        return;
      case 4:
        this.buffers.delete(file);
        this.service.close(file);
        return;
      default:
        this.service.takeIn(() => roll(2) === 0);
        if (isOpen) this.service.parse(file, () => roll(3) === 0);
        this.service.diagnostics(file, 'en');
    }
  }

  /** Replaces the text by an edit, as typing does. */
  edit(file: string, text: string): void {
    const end = this.buffers.get(file)?.length ?? 0;
    this.buffers.set(file, text);
    this.service.edit(file, { span: { start: 0, end }, newText: text });
    this.service.parse(file);
    this.service.settle(file);
  }
}

const seeds = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 20 }, (_, index) => index + 1);

describe('after any life of the files the answers are those of the last texts', () => {
  it.each(seeds)('seed %i', (seed) => {
    const roll = dice(seed);
    const life = new Life();
    for (let step = 0; step < 60; step++) life.step(roll);
    const state = new Map([...life.disk, ...life.buffers]);
    for (const file of life.buffers.keys()) life.service.parse(file);
    const { trees } = parser;
    expect(withoutGatedTexts(answers(life.service, state))).toEqual(withoutGatedTexts(fresh(state)));
    for (const file of files) life.service.close(file);
    expect(life.service.takeIn()).toBe(true);
    expect(trees.made).toBe(trees.deleted);
  });
});

/** A text that the gate turns away is known only where it is open. */
const withoutGatedTexts = (answer: unknown): unknown =>
  (answer as readonly (readonly [string, string | undefined, readonly unknown[]])[]).map(([file, , found]) => [file, found]);

it('something is found in those files', () => {
  const state = new Map(files.map((file) => [file, texts[file]?.[0] ?? '']));
  expect(JSON.stringify(fresh(state))).toContain('PC0209');
});

describe('a program', () => {
  const bank = texts['/p/bank.py']?.[1] ?? '';
  const store = texts['/p/store.py']?.[2] ?? '';

  it('is each folder’s own, and a file without a folder is alone', () => {
    const service = newService();
    service.putFile('/p/locks.py', lock, inFolder);
    service.putFile('/q/store.py', store, { ...inFolder, root: '/q' });
    service.takeIn();
    service.open('/p/bank.py', bank, inFolder);
    service.open('/lone/bank.py', bank, { ...inFolder, root: undefined });
    for (const file of ['/p/bank.py', '/lone/bank.py']) {
      service.parse(file);
      expect(service.diagnostics(file, 'en')).toEqual([]);
    }
    service.putFile('/p/store.py', store, inFolder);
    service.takeIn();
    expect(service.diagnostics('/p/bank.py', 'en').map(({ code }) => code)).toEqual(['PC0209']);
    expect(service.diagnostics('/lone/bank.py', 'en')).toEqual([]);
  });

  it('is asked for each target apart', () => {
    const free = parseTargetVersion('3.14t');
    if (!free) throw new Error('no version');
    const service = newService();
    service.putFile('/p/locks.py', lock, inFolder);
    service.open('/p/a.py', bank, inFolder);
    service.open('/p/store.py', store, { ...inFolder, target: free });
    service.parse('/p/a.py');
    service.takeIn();
    expect(service.diagnostics('/p/a.py', 'en').map(({ code }) => code)).toEqual(['PC0209']);
    service.configure('/p/a.py', { ...inFolder, target: free });
    expect(service.diagnostics('/p/a.py', 'en').map(({ code }) => code)).toEqual(['PC0209']);
  });

  it('tells places of other files in their own texts, and what stands in a hover', () => {
    const service = newService();
    service.putFile('/p/locks.py', lock, inFolder);
    service.putFile('/p/store.py', `# one line down\n${store}`, inFolder);
    service.takeIn();
    service.open('/p/bank.py', bank, inFolder);
    service.parse('/p/bank.py');
    const [finding] = service.diagnostics('/p/bank.py', 'en');
    const there = finding?.related.filter(({ file }) => file === '/p/store.py') ?? [];
    expect(there.map(({ start, end }) => service.text('/p/store.py')?.slice(start, end))).toContain('lock');
    expect(service.hover('/p/bank.py', finding?.start ?? 0, 'en')?.plain).toContain('store.py:5');
  });

  it('takes in a file without a word of concurrency that a member imports, and no other', () => {
    const service = newService();
    const [jobs = ''] = texts['/p/sub/jobs.py'] ?? [];
    const [main = '', , plain = ''] = texts['/p/main.py'] ?? [];
    const codes = (): readonly string[] => {
      service.takeIn();
      return service.diagnostics('/p/sub/jobs.py', 'en').map(({ code }) => code);
    };
    service.putFile('/p/sub/jobs.py', jobs, inFolder);
    service.putFile('/p/main.py', plain, inFolder);
    expect(service.waiting()).toBe(0);
    service.open('/p/main.py', main, inFolder);
    service.parse('/p/main.py');
    expect(service.waiting()).toBe(1);
    expect(codes()).toEqual(['PC0304']);
    service.edit('/p/main.py', { span: { start: 0, end: main.length }, newText: plain });
    service.parse('/p/main.py');
    expect(service.text('/p/sub/jobs.py')).toBeUndefined();
    expect(codes()).toEqual([]);
    service.removeFile('/p/main.py');
    service.close('/p/main.py');
    service.putFile('/p/sub/__init__.py', 'from . import jobs\n', inFolder);
    expect(service.text('/p/sub/jobs.py')).toBe(jobs);
  });

  it('keeps waiting files out until they are taken in, in slices', () => {
    const service = newService();
    for (let index = 0; index < 5; index++) service.putFile(`/p/m${index}.py`, lock, inFolder);
    service.putFile('/p/plain.py', 'x = 1\n', inFolder);
    expect(service.waiting()).toBe(5);
    expect(service.takeIn(() => true)).toBe(false);
    expect(service.waiting()).toBeLessThanOrEqual(5);
    let rounds = 0;
    while (!service.takeIn(() => true) && rounds < 100) rounds++;
    expect(service.waiting()).toBe(0);
    expect(service.text('/p/m4.py')).toBe(lock);
  });
});

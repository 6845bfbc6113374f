/**
 * Typing, with the real parser and the real rules: what the user sees while a function does not parse, and that
 * afterwards only the text counts. The clock is ours.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { applyEdits, type TextEdit } from '../../server/src/base/span.ts';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { createService, type Service } from '../../server/src/service/index.ts';
import { loadParser, type PythonParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { settlingTime } from '../../server/src/workspace/settle.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';
import { readKnowledge } from '../support/check.ts';
import { dice } from '../support/random.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let parser: PythonParser;
let service: Service;
let now = 0;
const profile = { settings: defaultSettings, target: defaultTarget };

beforeAll(async () => {
  parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
  service = createService({ parser, catalog: createCatalog(readKnowledge()), clock: { now: () => now } });
});

/** One open file and the person in front of it. */
class Typist {
  text: string;
  readonly file: string;

  constructor(text: string, file = 'typed.py') {
    this.text = text;
    this.file = file;
    service.open(file, text, profile);
    service.parse(file);
  }

  /** Puts the cursor behind `place` and types a key at a time. */
  type(place: string, keys: string): this {
    let at = this.text.indexOf(place) + place.length;
    for (const key of keys) this.apply({ span: { start: at, end: at++ }, newText: key });
    return this;
  }

  erase(part: string): this {
    const start = this.text.indexOf(part);
    return this.apply({ span: { start, end: start + part.length }, newText: '' });
  }

  apply(edit: TextEdit): this {
    now += 100;
    this.text = applyEdits(this.text, [edit]);
    service.edit(this.file, edit);
    service.parse(this.file);
    return this;
  }

  pause(): this {
    now += settlingTime;
    if ((service.settleAt(this.file) ?? Number.POSITIVE_INFINITY) <= now) service.settle(this.file);
    service.parse(this.file);
    return this;
  }

  /** Code and squiggled text of every finding. */
  get seen(): readonly string[] {
    service.parse(this.file);
    return service.diagnostics(this.file, 'en').map(({ code, start, end }) => `${code} ${this.text.slice(start, end)}`);
  }

  close(): void {
    service.close(this.file);
  }
}

const program = `import threading

first = threading.Lock()
second = threading.Lock()


def leak(job):
    first.acquire()
    job()
    first.release()


class Store:
    def __init__(self):
        self.guard = threading.Lock()

    def put(self, item):
        with self.guard:
            self.flush()

    def flush(self):
        with self.guard:
            self.items = []


def twice():
    with second:
        with second:
            print(second)
`;
const all = ['PC0204 first.acquire()', 'PC0209 self.flush()', 'PC0208 second'];

describe('while a function does not parse', () => {
  it.each([
    ['an open bracket', '    job(', '('],
    ['an unfinished statement', '    job()', '\n    if x'],
    ['an open string', '    job()', '\n    x = "'],
    ['an open triple-quoted string', '    job()', '\n    x = """'],
    ['an open dictionary', '    job()', '\n    x = {'],
    ['an unfinished definition before it', 'second = threading.Lock()', '\n\ndef new('],
    ['an unfinished class before it', 'second = threading.Lock()', '\n\nclass New('],
    ['an unfinished decorator', 'second = threading.Lock()\n\n', '@'],
    ['an unfinished import', 'import threading', '\nfrom queue import ('],
    ['an unfinished method', 'pass', '\n\n    def more(self'],
  ])('findings stay where they are (%s)', (_, place, keys) => {
    const typist = new Typist(program);
    expect(typist.seen).toEqual(all);
    for (const key of keys) {
      typist.type(place, key);
      place += key;
      expect(typist.seen.filter((finding) => all.includes(finding))).toEqual(all);
    }
    typist.close();
  });

  it('a squiggle never stands on text that is gone', () => {
    const typist = new Typist(program).type('job(', '(').erase('first.acquire()');
    expect(typist.seen).toEqual(all.slice(1));
    typist.close();
  });

  it('findings of the other functions come and go', () => {
    const typist = new Typist(program).type('job(', '(').erase('        with second:\n    ');
    expect(typist.seen).toEqual(all.slice(0, 2));
    typist.type('def twice():', '\n    first.acquire()\n    job(1)\n    first.release()');
    expect(typist.seen).toEqual([...all.slice(0, 2), 'PC0204 first.acquire()']);
    typist.close();
  });

  it('what a broken function does still counts for its callers', () => {
    const typist = new Typist(program).type('    def flush(self):', '\n        x = (');
    expect(typist.seen).toEqual(all);
    typist.close();
  });

  it('a pause lets the text alone decide, and the other functions keep their findings', () => {
    const typist = new Typist(program).type('job(', '(').pause();
    expect(typist.seen).toEqual(all.slice(1));
    expect(service.settleAt('typed.py')).toBeUndefined();
    typist.type('job((', '))');
    expect(typist.seen).toEqual(all);
    typist.close();
  });

  it('fixes are offered for the text as it is, never for the one before', () => {
    const typist = new Typist(program).type('job(', '(');
    const span = { start: 0, end: typist.text.length };
    const offers = service.fixes('typed.py', span, 'en');
    expect(offers.map(({ code }) => code)).not.toContain('PC0204');
    expect(offers.map(({ code }) => code)).toContain('PC0208');
    for (const offer of offers) {
      const fix = service.resolveFix('typed.py', offer, 'en');
      expect(parser.parse(applyEdits(typist.text, fix?.edits ?? [])).hasError).toBe(true);
    }
    typist.close();
  });
});

const snippets = [
  '',
  '(',
  ')',
  '"',
  "'''",
  '\n',
  '\r\n',
  '\r',
  ' ',
  '    ',
  ':',
  'def f():\n',
  '锁',
  '🔒',
  '#',
  '\\',
  'with first:\n',
  'x',
  '\t',
  '\uFEFF',
  '@',
];

describe('any edit script', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed))('ends, after a pause, where a fresh start begins (seed %i)', (seed) => {
    const next = dice(seed + 1);
    const typist = new Typist(seed % 2 ? program : program.replaceAll('\n', '\r\n'));
    for (let round = 0; round < 8; round++) {
      for (let key = 0; key < 5; key++) {
        const start = next(typist.text.length + 1);
        const end = Math.min(typist.text.length, start + (next(3) === 0 ? next(30) : 0));
        typist.apply({ span: { start, end }, newText: snippets[next(snippets.length)] ?? '' });
        expectInside(typist);
      }
      const settled = typist.pause().seen;
      const fresh = new Typist(typist.text, 'fresh.py');
      expect(settled).toEqual(fresh.seen);
      fresh.close();
    }
    typist.close();
  });

  it('leaves no tree behind', () => {
    expect(parser.trees.made).toBeGreaterThan(0);
    expect(parser.trees.made).toBe(parser.trees.deleted);
  });
});

function expectInside({ file, text }: Typist): void {
  for (const { start, end } of service.diagnostics(file, 'en')) {
    expect(start).toBeLessThan(end);
    expect(end).toBeLessThanOrEqual(text.length);
  }
}

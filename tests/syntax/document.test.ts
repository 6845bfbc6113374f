/** An open document: what survives an edit, what a pause leaves behind, and that nothing leaks. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClassIr, Unit } from '../../server/src/ir/module.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import type { SyntaxDocument } from '../../server/src/syntax/syntax-document.ts';
import { dumpModule } from '../support/ir-dump.ts';
import { allUnits, loadPython, replacing, unitTexts } from './python.ts';

const sample = `import threading

class A:
    lock = threading.Lock()

    def first(self):
        return 1

    @property
    def second(self):
        return 2

    def third(self):
        return 3

class B:
    def fourth(self):
        return 4

if True:
    def inner():
        return 5
else:
    pass

def last():
    return 6
`;

vi.setConfig({ testTimeout: 120_000 });
let python: PythonParser;
let document: SyntaxDocument;
beforeAll(async () => {
  python = await loadPython();
});
beforeEach(() => {
  document = python.open(sample);
});
afterEach(() => {
  document.dispose();
  expect(python.trees.deleted).toBe(python.trees.made);
});

/** Units by the first line of their text. */
function unitsByLine(): ReadonlyMap<string, Unit> {
  return new Map(
    allUnits(document.module().units).map(({ at, unit }) => [document.text.slice(at, at + unit.length).split('\n')[0] ?? '', unit]),
  );
}

/** The first lines of the units that are not the same objects after `change`. */
function renewed(change: () => void): readonly string[] {
  const before = new Set(unitsByLine().values());
  change();
  return [...unitsByLine()].filter(([, unit]) => !before.has(unit)).map(([line]) => line);
}

describe('units that stay the same objects', () => {
  it('all, when nothing changed', () => {
    const module = document.module();
    expect(document.module()).toBe(module);
    expect(renewed(() => document.apply([]))).toEqual([]);
  });

  it('all but the edited method and its class', () => {
    expect(renewed(() => document.apply([replacing(document.text, 'return 2', 'return 22')]))).toEqual(['class A:', '@property']);
  });

  it('those that moved', () => {
    expect(renewed(() => document.apply([{ span: { start: 0, end: 0 }, newText: '# moved 🧵\n\n' }]))).toEqual([]);
    const text = document.text;
    expect(unitTexts(document.module(), text)).toContain('def last():\n    return 6');
  });

  it('the members of a class whose header changed', () => {
    expect(renewed(() => document.apply([replacing(document.text, 'class A:', 'class A(Base):')]))).toEqual(['class A(Base):']);
  });

  it('all but a top-level `if` that contains the edited function', () => {
    expect(renewed(() => document.apply([replacing(document.text, 'return 5', 'return 55')]))).toEqual(['if True:']);
  });

  it('the neighbours of a function that is broken and mended', () => {
    const brokenText = (): void => document.apply([replacing(document.text, 'return 3', 'call(3,')]);
    expect(renewed(brokenText)).toEqual(['class A:', 'def third(self):']);
    expect(document.hasError).toBe(true);
    const mended = (): void => document.apply([replacing(document.text, 'call(3,', 'return 3')]);
    expect(renewed(mended)).toEqual(['class A:', 'def third(self):']);
    expect(document.hasError).toBe(false);
  });

  it('those between two edits', () => {
    const edits = [replacing(document.text, 'return 1', 'return 11'), replacing(document.text.replace('1', '11'), 'return 6', 'return 66')];
    expect(renewed(() => document.apply(edits))).toEqual(['class A:', 'def first(self):', 'def last():']);
  });

  it('all, when the tree is made anew', () => {
    expect(renewed(() => document.refresh())).toEqual([]);
  });

  it('none of two identical functions takes the place of the other', () => {
    document.apply([{ span: { start: 0, end: document.text.length }, newText: 'def f():\n    a()\n\ndef f():\n    a()\n' }]);
    const [one, two] = document.module().units;
    expect(one?.unit).not.toBe(two?.unit);
    document.apply([{ span: { start: 13, end: 14 }, newText: 'b' }]);
    const [changed, kept] = document.module().units;
    expect(changed?.unit).not.toBe(one?.unit);
    expect(kept?.unit).toBe(two?.unit);
  });
});

describe('the header of a class stays the same objects', () => {
  const decorated = '@dec(1)\nclass A(Base, metaclass=M):\n    def m(self):\n        return 1\n\n    def n(self): pass\n';
  const classAt = (index: number): ClassIr => {
    const statement = document.module().units[index]?.unit.statement;
    if (statement?.kind !== 'class') throw new Error('not a class');
    return statement.cls;
  };
  const header = ({ bases, decorators, nameSpan }: ClassIr): readonly unknown[] => [bases, decorators, nameSpan];
  const change = (before: string, after: string): readonly boolean[] => {
    const old = header(classAt(0));
    document.apply([replacing(document.text, before, after)]);
    expect(document.module()).toEqual(python.parse(document.text).module);
    return header(classAt(0)).map((part, index) => part === old[index]);
  };
  beforeEach(() => {
    document.dispose();
    document = python.open(decorated);
  });

  it.each([
    ['return 1', 'return 2'],
    ['def m', 'x = 1\n    def m'],
    ['def n(self): pass\n', ''],
    ['return 1', 'call('],
  ])('when %j becomes %j', (before, after) => {
    const old = header(classAt(0));
    document.apply([replacing(document.text, before, after)]);
    expect(header(classAt(0)).map((part, index) => part === old[index])).toEqual([true, true, true]);
  });

  it('when text before it moves it', () => {
    const old = header(classAt(0));
    document.apply([{ span: { start: 0, end: 0 }, newText: 'import x\n' }, replacing(`import x\n${decorated}`, 'return 1', 'return 2')]);
    expect(header(classAt(1)).map((part, index) => part === old[index])).toEqual([true, true, true]);
  });

  it('as far as it says the same', () => {
    expect(change('metaclass=M', 'metaclass=N')).toEqual([false, true, true]);
    expect(change('dec(1)', 'dec(2)')).toEqual([true, false, true]);
    expect(change('class A', 'class B')).toEqual([true, true, true]);
    expect(change('dec(2)', 'dec')).toEqual([false, false, false]);
  });
});

describe('edits', () => {
  const fresh = (): string => dumpModule(python.parse(document.text).module);

  it('apply one after the other', () => {
    document.apply([
      { span: { start: 0, end: 6 }, newText: '' },
      { span: { start: 0, end: 0 }, newText: 'import' },
    ]);
    expect(document.text).toBe(sample);
    expect(dumpModule(document.module())).toBe(fresh());
  });

  it('outside the text go to its ends', () => {
    document.apply([{ span: { start: 1e6, end: 2e6 }, newText: 'x = 1\n' }]);
    document.apply([{ span: { start: -5, end: -1 }, newText: 'y = 2\n' }]);
    expect(document.text).toBe(`y = 2\n${sample}x = 1\n`);
    expect(dumpModule(document.module())).toBe(fresh());
  });

  it('may take CR LF apart and put it together', () => {
    document.apply([{ span: { start: 0, end: document.text.length }, newText: 'if a:\r\n  b()\r\n  c()\r\n' }]);
    document.module();
    document.apply([{ span: { start: 6, end: 7 }, newText: '' }]);
    expect(document.text).toBe('if a:\r  b()\r\n  c()\r\n');
    expect(dumpModule(document.module())).toBe(fresh());
    document.apply([{ span: { start: 6, end: 6 }, newText: '\n' }]);
    expect(dumpModule(document.module())).toBe(fresh());
  });

  it('may empty the text', () => {
    document.apply([{ span: { start: 0, end: document.text.length }, newText: '' }]);
    expect(document.module()).toEqual({ units: [], length: 0 });
  });
});

describe('a parse in slices', () => {
  const long = sample.repeat(200);
  const always = (): boolean => true;

  it('pauses, resumes, and reads the same', () => {
    document.dispose();
    document = python.open(long);
    let slices = 1;
    while (!document.parse(always)) slices += 1;
    expect(slices).toBeGreaterThan(10);
    expect(dumpModule(document.module())).toBe(dumpModule(python.parse(long).module));
  });

  it('starts over after an edit', () => {
    document.dispose();
    document = python.open(long);
    for (let slice = 0; slice < 20; slice += 1) expect(document.parse(always)).toBe(false);
    document.apply([replacing(long, 'return 1', 'return (1')]);
    for (let slice = 0; slice < 20; slice += 1) document.parse(always);
    document.apply([replacing(document.text, 'return (1', 'return 111')]);
    while (!document.parse(always));
    expect(dumpModule(document.module())).toBe(dumpModule(python.parse(document.text).module));
  });

  it('goes on after a long parse of another document', () => {
    document.dispose();
    document = python.open(long);
    // Parsed, and not yet lowered to the end.
    for (let slice = 0; slice < 1000; slice += 1) expect(document.parse(always)).toBe(false);
    // Long enough for the memory to grow, and stopped before anybody looks at it.
    const other = python.open(sample.repeat(4000));
    let left = 9000;
    expect(other.parse(() => --left < 0)).toBe(false);
    while (!document.parse(always));
    other.dispose();
    expect(dumpModule(document.module())).toBe(dumpModule(python.parse(long).module));
  });

  it('is finished by whoever asks for the module', () => {
    document.dispose();
    document = python.open(long);
    document.parse(always);
    expect(document.hasError).toBe(false);
    expect(document.module().units).toHaveLength(1000);
  });

  it('does not disturb other documents', () => {
    const other = python.open(long);
    expect(other.parse(always)).toBe(false);
    document.apply([replacing(document.text, 'return 1', 'return 11')]);
    expect(dumpModule(document.module())).toBe(dumpModule(python.parse(document.text).module));
    while (!other.parse(always));
    expect(dumpModule(other.module())).toBe(dumpModule(python.parse(long).module));
    other.dispose();
  });
});

it('no tree outlives its document, whatever happens to it', () => {
  for (let round = 0; round < 50; round += 1) {
    const other = python.open(sample);
    other.module();
    other.apply([replacing(other.text, 'return 1', 'return (')]);
    other.module();
    other.refresh();
    other.parse(() => round % 2 === 0);
    other.dispose();
    python.parse(sample);
  }
  document.module();
  expect(python.trees.made - python.trees.deleted).toBe(1);
});

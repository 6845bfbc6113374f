/**
 * Edits at random: after a fresh parse, and without one while the text has no error, the IR is a function of the
 * text alone, whatever came before and whichever units were taken over. A failure prints the seed; set SEED to run that one.
 */
import { beforeAll, expect, it, vi } from 'vitest';
import type { TextEdit } from '../../server/src/base/span.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { dice } from '../support/random.ts';
import { type allUnits, loadPython } from './python.ts';

const sources: readonly string[] = [
  `import threading\r\nlock = threading.Lock()\r\n\r\ndef work(a, *b):\r\n    """Doc."""\r\n    with lock:\r\n        a.append(f"{b!r}")\r\n\r\nclass C:\r\n    def m(self): pass\r\n`,
  `@d\nclass A(B):\n    """It's."""\n    x: int = 1\n\n    @property\n    def p(self):\n        return self.x\n\n    async def q(self, y=(1,)):\n        async with self.l as m, n:\n            await y\n\nif x:\n    def f(): yield\nelse:\n    f = lambda: 0\n\ntry:\n    g()\nexcept (E, F) as e:\n    raise\nfinally:\n    h()\n`,
  `match a:\n    case [x, *_] if x: pass\n    case {"k": v}: pass\n\nfor i, j in k:\n\twhile i: break\n\telse: continue\n\n# 变量 🧵\ndef 函数():\n    s = '''🔒\ndef inside(): pass\n'''\n    return [*s, {**t}]\n\nclass Z:\n    class Y:\n        def y(self): return self\n    def z(self): return 0\n`,
];
const snippets = [
  '(',
  ')',
  '[',
  '"',
  '"""',
  "'",
  ':',
  '\n',
  '\r',
  '\r\n',
  '    ',
  ' ',
  '#',
  '\\',
  'x',
  'def ',
  'class ',
  '@d\n',
  'async ',
  '= ',
  ',',
  '🧵',
  'pass\n',
  'return ',
  '\t',
  '.',
  'f"{',
  '}',
];

vi.setConfig({ testTimeout: 120_000 });
let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

function randomEdit(text: string, random: (below: number) => number): TextEdit {
  const start = random(text.length + 1);
  const removed = random(3) === 0 ? random(20) : random(2);
  const newText = random(4) === 0 ? text.slice(random(text.length + 1)).slice(0, random(60)) : (snippets[random(snippets.length)] ?? '');
  return { span: { start, end: Math.min(start + removed, text.length) }, newText: random(5) === 0 ? '' : newText };
}

function runScript(seed: number): void {
  const random = dice(seed);
  const document = python.open(sources[seed % sources.length] ?? '');
  try {
    for (let step = 0; step < 12; step += 1) {
      const undo = document.text;
      document.apply([randomEdit(document.text, random)]);
      if (random(3) > 0) checkUnits(document.text, document.module().units);
      if (!document.hasError) expect(document.module(), `SEED=${seed}`).toEqual(python.parse(document.text).module);
      if (random(3) === 0) document.apply([{ span: { start: 0, end: document.text.length }, newText: undo }]);
      if (random(6) === 0) document.refresh();
    }
    document.refresh();
    expect(document.module(), `SEED=${seed}`).toEqual(python.parse(document.text).module);
  } finally {
    document.dispose();
  }
}

/** Lines that go together in many ways, most of them Python: a unit may grow or shrink though the edit is beside it. */
const lines = [
  'x = 1\n',
  'if a:\n    b()\n',
  'elif d:\n    e()\n',
  'else:\n    c()\n',
  'try:\n    t()\n',
  'except E:\n    h()\n',
  '@d\n',
  'def f():\n    return 1\n',
  'class A(B):\n    x = 1\n\n    def m(self):\n        pass\n',
  '    y()\n',
  '    def n(self): pass\n',
  '# note\n',
  '\n',
  'g(1,\n',
  '2)\n',
  'a \\\n',
  '; z()\n',
  'match (x)\n',
  'match (x):\n    case 1: pass\n',
  'for i in j: k()\n',
  '"""\n',
];

function runLineScript(seed: number): number {
  const random = dice(seed);
  const some = (count: number): string => Array.from({ length: count }, () => lines[random(lines.length)]).join('');
  const lineStart = (text: string): number => text.lastIndexOf('\n', random(text.length + 1)) + 1;
  const document = python.open(some(4));
  let whole = 0;
  for (let step = 0; step < 40; step += 1) {
    const undo = document.text;
    for (let edits = random(3); edits >= 0; edits -= 1) {
      const start = lineStart(document.text);
      const end = Math.max(start, random(2) ? start : lineStart(document.text));
      document.apply([{ span: { start, end: Math.min(end, start + 30) }, newText: some(random(3)) }]);
    }
    document.module();
    // Broken texts would soon be all there is.
    if (document.hasError) document.apply([{ span: { start: 0, end: document.text.length }, newText: undo }]);
    else whole += 1;
    if (!document.hasError) expect(document.module(), `SEED=${seed} step ${step}`).toEqual(python.parse(document.text).module);
  }
  document.dispose();
  return whole;
}

/** Units follow each other inside the text. */
function checkUnits(text: string, units: Parameters<typeof allUnits>[0]): void {
  let at = 0;
  for (const placed of units) {
    expect(placed.at).toBeGreaterThanOrEqual(at);
    at = placed.at + placed.unit.length;
  }
  expect(at).toBeLessThanOrEqual(text.length);
}

const only = process.env.SEED;
it.each(only ? [Number(only)] : [1, 1001, 2001, 3001, 4001, 5001])('edit scripts from seed %i', (first) => {
  for (let seed = first; seed < first + (only ? 1 : 25); seed += 1) runScript(seed);
  expect(python.trees.made).toBe(python.trees.deleted);
});

it.each(only ? [Number(only)] : [1, 1001, 2001, 3001])('whole lines from seed %i', (first) => {
  let whole = 0;
  for (let seed = first; seed < first + (only ? 1 : 50); seed += 1) whole += runLineScript(seed);
  expect(python.trees.made).toBe(python.trees.deleted);
  expect(whole).toBeGreaterThan(only ? 0 : 100);
});

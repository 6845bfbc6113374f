/** Offsets are UTF-16 units of the text as it was given: wide characters, line ends, tabs and marks move nothing. */
import { beforeAll, expect, it } from 'vitest';
import type { Statement } from '../../server/src/ir/statement.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { spansOf } from '../support/ir-dump.ts';
import { allUnits, loadPython } from './python.ts';

let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

/** The texts of all method calls, which must come out as written. */
function calls(text: string): readonly string[] {
  return allUnits(python.parse(text).module.units).flatMap(({ at, unit }) =>
    isSimple(unit.statement) ? [text.slice(at, at + unit.length)] : [],
  );
}

const isSimple = (statement: Statement): boolean => statement.kind === 'expression';

it.each([
  ['CJK', '变量 = "锁已释放"\n锁.acquire()\n', ['锁.acquire()']],
  ['an astral emoji', '"🔒🔓" # 🧵\nlock.acquire("🧵")\n', ['"🔒🔓"', 'lock.acquire("🧵")']],
  ['combining marks', '"e\u0301"\nlock.acquire()\n', ['"e\u0301"', 'lock.acquire()']],
  ['CRLF', 'a()\r\n\r\nb()\r\n', ['a()', 'b()']],
  ['a CR alone', 'a()\rb()\r', ['a()', 'b()']],
  ['mixed line ends', 'a()\rb()\r\nc()\nd()', ['a()', 'b()', 'c()', 'd()']],
  ['tabs', 'class C:\n\ta()\n\tb()\n', ['a()', 'b()']],
  ['a byte order mark', '\uFEFFa()\nb()', ['a()', 'b()']],
  ['a form feed', '\fa()\n\fb()\n', ['a()', 'b()']],
  ['no final line end', 'a()\n    ', ['a()']],
])('%s', (_, text, expected) => {
  expect(python.parse(text).hasError).toBe(false);
  expect(calls(text)).toEqual(expected);
});

it('a CR alone ends the lines of blocks, and the decoded text keeps it', () => {
  const text = 'def f():\r    x = """a\rb"""\r    g()\r';
  const statement = python.parse(text).module.units[0]?.unit.statement;
  if (statement?.kind !== 'function') throw new Error('no function');
  const [assign, call] = statement.fn.body.statements;
  expect(assign?.kind === 'assign' && assign.value).toMatchObject({ kind: 'constant', value: 'a\rb' });
  expect(call && text.slice(call.start, call.end)).toBe('g()');
});

it('the length of the module is that of the text, white space included', () => {
  expect(python.parse('\n\n  \n').module).toEqual({ units: [], length: 5 });
  expect(python.parse('').module).toEqual({ units: [], length: 0 });
});

it('every span lies inside its unit', () => {
  const text = '@a\r\nclass 类(B):\n\tx = f"{y!r:>{z}}"\n\tasync def m(self, *a: T, k=(1,)) -> R:\n\t\twith (a as b, c): await d\n';
  for (const { unit } of allUnits(python.parse(text).module.units)) {
    const spans = spansOf(unit.statement);
    expect(spans.length).toBeGreaterThan(0);
    for (const { start, end } of spans) expect(0 <= start && start <= end && end <= unit.length).toBe(true);
  }
});

/** Text in the middle of being typed: the error stays in the statement it was made in, and its neighbours stay whole. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { isClean } from '../../server/src/syntax/unit-errors.ts';
import { allUnits, loadPython, lowered } from './python.ts';

vi.setConfig({ testTimeout: 120_000 });
let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

/** What stands in the middle, by the way it is unfinished. */
const unfinished: readonly (readonly [string, readonly string[]])[] = [
  ['with lock:', ['def typing(self):', '    with lock:']],
  ['with lock', ['def typing(self):', '    with lock']],
  ['with a trailing comment only', ['def typing(self):', '    with lock:', '        # to do']],
  ['if x', ['def typing(self):', '    if x']],
  ['if x:', ['def typing(self):', '    if x:']],
  ['for x in', ['def typing(self):', '    for x in']],
  ['try without except', ['def typing(self):', '    try:', '        lock.acquire()']],
  ['def', ['def typing']],
  ['def (', ['def typing(']],
  ['def (a, b', ['def typing(a, b']],
  ['def without body', ['def typing(self):']],
  ['open paren', ['def typing(self):', '    work(a,']],
  ['open paren in the middle', ['def typing(self):', '    work(a,', '    other()']],
  ['open bracket', ['def typing(self):', '    x = [1, 2']],
  ['open brace', ['def typing(self):', "    x = {'a': 1,"]],
  ['closing paren too many', ['def typing(self):', '    work(a))']],
  ['attribute', ['def typing(self):', '    lock.']],
  ['half a string', ['def typing(self):', '    s = "half']],
  ['half an f-string', ['def typing(self):', '    s = f"half {x']],
  ['half a long string', ['def typing(self):', '    s = """half']],
  ['assignment', ['def typing(self):', '    x =']],
  ['operator', ['def typing(self):', '    x = 1 +']],
  ['return (', ['def typing(self):', '    return (']],
  ['lambda', ['def typing(self):', '    f = lambda x']],
  ['match', ['def typing(self):', '    match x:']],
  ['await', ['async def typing(self):', '    await x.']],
  ['decorator', ['@', 'def typing(self):', '    pass']],
  ['class', ['class']],
];

const before = ['def before(self):', '    """It\'s before."""', '    lock.acquire()', ''];
const after = ['@decorated', 'def after(self):', '    """After."""', '    lock.acquire()', '    x = 1', ''];
const last = ['def last(self):', '    lock.release()', ''];
const indented = (lines: readonly string[]): string => lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n');

const wholeFunctions = (text: string): readonly string[] =>
  allUnits(python.parse(text).module.units).flatMap(({ unit }) =>
    unit.statement.kind === 'function' && !unit.hasError ? [unit.statement.fn.name + unit.statement.fn.body.statements.length] : [],
  );

describe.each(unfinished)('%s', (_, lines) => {
  it('between functions', () => {
    const text = ['import a', 'lock = Lock()', '', ...before, ...lines, '', ...after, ...last, 'main = last', ''].join('\n');
    expect(python.parse(text).hasError).toBe(true);
    expect(wholeFunctions(text).filter((name) => !name.startsWith('typing'))).toEqual(['before2', 'after3', 'last1']);
    const statements = lowered(python, text).split('\n');
    expect(statements).toEqual(expect.arrayContaining(['import a', 'lock = Lock()', '@decorated def after(self)']));
  });

  it('between methods', () => {
    const text = `import a\n\nclass First(Base):\n${indented([...before, ...lines, '', ...after, ...last])}\nclass Second:\n${indented(before)}\n`;
    expect(python.parse(text).hasError).toBe(true);
    expect(wholeFunctions(text).filter((name) => !name.startsWith('typing'))).toEqual(['before2', 'after3', 'last1', 'before2']);
    expect(lowered(python, text).split('\n')).toEqual(expect.arrayContaining(['import a', 'class First(Base)', 'class Second()']));
  });

  it('at the end of the file', () => {
    const text = ['import a', '', ...before, ...lines].join('\n');
    expect(python.parse(text).hasError).toBe(true);
    expect(wholeFunctions(text).filter((name) => !name.startsWith('typing'))).toEqual(['before2']);
  });

  it('leaves an error somewhere in the units', () => {
    const text = [...before, ...lines, '', ...after].join('\n');
    expect(python.parse(text).module.units.every(({ unit }) => isClean(unit))).toBe(false);
  });
});

describe('what is read of a broken part', () => {
  it('the statements of a function around the error', () => {
    const text = 'def f():\n    a()\n    x = = 1\n    b()\n';
    expect(lowered(python, text).split('\n')).toEqual(expect.arrayContaining(['!def f() broken', '  a()', '  b()']));
  });

  it('marks the inner function and those around it, not its sibling', () => {
    const text =
      'def outer():\n    def inner():\n        x = (1\n\n    def sibling():\n        pass\n    return 1\n\ndef other():\n    pass\n';
    expect(lowered(python, text)).toMatch(/^!def outer\(\) broken\n/);
    expect(lowered(python, text)).toMatch(/\ndef other\(\)\n/);
  });

  it('a class with a broken header keeps its methods', () => {
    expect(lowered(python, 'class C(\n    def m(self):\n        a()\n')).toContain('def m(self)\n  a()');
  });

  it('text that is no Python at all', () => {
    expect(lowered(python, '<html>\n  <p>Hello, world!</p>\n</html>\n')).toMatch(/^!/);
    expect(lowered(python, '$$$')).toMatch(/^!error/);
    expect(lowered(python, '))))')).toMatch(/^!error/);
  });

  it('statements that only look like those of a class or a module', () => {
    const inClass =
      "class C:\n    @name.setter'\n    def name(self, name):\n        lock.acquire()\n\n    def after(self):\n        pass\n";
    expect(lowered(python, inClass)).toBe('class C()\n  !error\n  def after(self)\n    pass');
    const inModule = 'def f"(a):\n    lock.acquire()\n    b()\n\nx = 1\n';
    expect(lowered(python, inModule).split('\n')).not.toContain('lock.acquire()');
    expect(lowered(python, inModule).split('\n')).toContain('x = 1');
  });

  it('a string with code at the margin stays a string when something else is broken', () => {
    const text = 'def test():\n    check("""\ndef inside():\n    pass\n""")\n    x = (1\n\ndef after():\n    pass\n';
    const names = lowered(python, text).match(/^[ !]*def \w+/gm);
    expect(names).toEqual(['!def test', 'def after']);
  });
});

it('Python 3.15 in one function does not touch another', () => {
  const text = 'def before():\n    a()\n\ndef new():\n    return {**x for x in y}\n\ndef after():\n    b()\n';
  expect(wholeFunctions(text)).toEqual(['before1', 'after1']);
});

/** Inputs nobody writes by hand: no overflow of the stack, no endless work, and an IR that others can walk with recursion. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { maxExpressionDepth, maxStatementDepth } from '../../server/src/syntax/lowering.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { dumpModule } from '../support/ir-dump.ts';
import { loadPython, lowered } from './python.ts';

vi.setConfig({ testTimeout: 120_000 });
let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

/** How deep objects nest, found without recursion. */
function depthOf(value: unknown): number {
  let deepest = 0;
  const pending: [unknown, number][] = [[value, 0]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [at, depth] = next;
    if (typeof at !== 'object' || at === null) continue;
    deepest = Math.max(deepest, depth);
    for (const inner of Object.values(at)) pending.push([inner, depth + 1]);
  }
  return deepest;
}

/** A level of the IR is at most six objects deep: a class, its members, a place, a unit, a statement, a class. */
const deepestAllowed = 6 * (maxExpressionDepth + maxStatementDepth);
const nested = (count: number, line: (indent: string) => string, last: string): string => {
  const lines = Array.from({ length: count }, (_, level) => line(' '.repeat(level)));
  return [...lines, ' '.repeat(count) + last].join('\n');
};

describe('deep nesting', () => {
  it.each([
    ['parentheses', `x = ${'('.repeat(10_000)}f()${')'.repeat(10_000)}\n`],
    ['open parentheses', `x = ${'('.repeat(10_000)}\n`],
    ['brackets', `x = ${'['.repeat(5000)}${']'.repeat(5000)}\n`],
    ['not', `x = ${'not '.repeat(20_000)}y\n`],
    ['minus', `x = ${'-'.repeat(20_000)}y\n`],
    ['calls', `x = f${'()'.repeat(20_000)}\n`],
    ['attributes', `x = f${'.a'.repeat(20_000)}\n`],
    ['powers', `x = ${'a ** '.repeat(10_000)}b\n`],
    ['conditionals', `x = ${'a if b else '.repeat(5000)}c\n`],
    ['lambdas', `x = ${'lambda: '.repeat(5000)}c\n`],
    ['additions', `x = ${'1+'.repeat(50_000)}f()\n`],
    ['boolean operators', `x = ${'a or '.repeat(50_000)}f()\n`],
    ['assignments', `${'a = '.repeat(20_000)}f()\n`],
    ['blocks', nested(1000, (indent) => `${indent}if x:`, 'f()')],
    ['functions', nested(1000, (indent) => `${indent}def f():`, 'f()')],
    ['classes', nested(1000, (indent) => `${indent}class C:`, 'f()')],
    ['elif', `if a: b\n${'elif a: b\n'.repeat(5000)}else: c\n`],
    ['patterns', `match a:\n case ${'['.repeat(3000)}x${']'.repeat(3000)}: b\n`],
    ['annotations', `x: ${'a['.repeat(3000)}b${']'.repeat(3000)}\n`],
    ['f-strings', `x = ${'f"{'.repeat(300)}y${'}"'.repeat(300)}\n`],
    ['pieces without an end', `${'class C(\n'.repeat(300)}\n`],
    ['definitions without an end', `${'def f(\n'.repeat(500)}\n`],
    ['decorators', `${'@a\n'.repeat(2000)}def f(): pass\n`],
    ['quotes', '"'.repeat(20_001)],
    ['errors', `${'$ '.repeat(10_000)}\n`],
    ['dots', '.'.repeat(20_000)],
  ])('%s', (_, text) => {
    const { module } = python.parse(text);
    expect(module.length).toBe(text.length);
    expect(depthOf(module)).toBeLessThan(deepestAllowed);
    expect(dumpModule(module).length).toBeGreaterThan(0);
  });
});

it('a long chain keeps all its operands', () => {
  const names = Array.from({ length: 500 }, (_, index) => `f${index}()`);
  expect(lowered(python, names.join(' + '))).toBe(`(? ${names.join(' ')})`);
});

it('a chain of ordinary length keeps its operators', () => {
  expect(lowered(python, 'a + b - c')).toBe('(- (+ a b) c)');
});

it('what is not too deep is read', () => {
  const depth = maxExpressionDepth - 10;
  expect(lowered(python, `${'('.repeat(depth)}f()${')'.repeat(depth)}`)).toContain('f()');
  const blocks = lowered(
    python,
    nested(60, (indent) => `${indent}if x:`, 'f()'),
  );
  expect(blocks).toContain('f()');
});

it('a NUL, lone surrogates and control characters are read as something', () => {
  for (const text of ['a\0b\n', '"\uD800"\n', 'x = "\uDC00\uD800"\n', '\x01\x02\x03', 'a = 1\u2028b = 2\n', '\u200B\u2060x = 1\n']) {
    expect(python.parse(text).module.length).toBe(text.length);
  }
});

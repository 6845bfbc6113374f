/** What a user wrote reaches messages and Markdown as the visible text it is. */
import { describe, expect, it } from 'vitest';
import { clean, code, escapeMarkdown, longestName, prose, shorten } from '../../server/src/knowledge/markdown-code.ts';
import { plainText, withoutLinks } from '../../server/src/knowledge/plain-text.ts';
import { fill, placeholders } from '../../server/src/knowledge/template.ts';

describe('code', () => {
  it.each([
    ['lock', '`lock`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``x', '``` ``x ```'],
    ['', '` `'],
    ['a\nb\tc', '`a b c`'],
    ['x\u202Ey\u200Bz\u2066\u0000\uFEFF', '`xyz`'],
    ['锁', '`锁`'],
  ])('%j becomes %s', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it('comes back unharmed as plain text', () => {
    for (const text of ['f(**kwargs)', '[a](b)', 'a`b', 'x|y', '*', '\\', 'a_b_c', '# x', '``'])
      expect(plainText(`calls ${code(text)} twice`)).toBe(`calls ${text} twice`);
  });
});

describe('prose', () => {
  it.each([
    ['acquires `self._lock` again', 'acquires `self._lock` again'],
    ['two * three_four', 'two \\* three\\_four'],
    ['a ` b', 'a \\` b'],
    ['`a` and ` b', '`a` and \\` b'],
  ])('%j becomes %s', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  it('escapes all marks', () => {
    expect(escapeMarkdown('[x](y) <b> **z**')).toBe('\\[x\\]\\(y\\) \\<b\\> \\*\\*z\\*\\*');
  });
});

describe('templates', () => {
  it('are filled with short, visible names', () => {
    expect(fill('`{lock}` in `{call}`', { lock: 'a\nb', call: 'f()' })).toBe('`a b` in `f()`');
    expect(fill('`{lock}`', { lock: 'x'.repeat(500) }).length).toBeLessThanOrEqual(longestName + 2);
  });

  it('show a hole that nobody filled, and take no name from the prototype', () => {
    expect(fill('`{lock}` `{constructor}`', {})).toBe('`{lock}` `{constructor}`');
    expect(fill('{a}', { a: '{b}', b: 'x' })).toBe('{b}');
  });

  it('name their holes once, sorted', () => {
    expect(placeholders('{b} {a} {b} {} {A}')).toEqual(['a', 'b']);
  });
});

it('shorten keeps both ends and whole characters', () => {
  const long = `${'a'.repeat(40)}${'😀'.repeat(40)}`;
  expect(shorten(long)).toMatch(/^a+…😀+$/u);
  expect(clean('  a  b ')).toBe('a b');
});

it('plain text keeps words, code and tables', () => {
  const markdown =
    '# T\n\nSee [a lock](../x.md), *never* `a * b`.\n\n| A | B |\n| --- | --- |\n| 线程 | x |\n| 1 | `p \\| q` |\n\n```python\nx = 1  # `y`\n```\n';
  expect(plainText(markdown)).toBe('T\n\nSee a lock, never a * b.\n\nA     B\n----  -----\n线程  x\n1     p | q\n\n    x = 1  # `y`');
  expect(withoutLinks('[a](b.md) [c](https://d)')).toBe('a [c](https://d)');
});

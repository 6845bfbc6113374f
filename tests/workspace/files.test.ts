import { describe, expect, it } from 'vitest';
import type { Decode } from '../../server/src/workspace/files.ts';
import { decodeSource, excludeTest, ignoreTest, isExcludedDirectory, isPythonFile } from '../../server/src/workspace/files.ts';

const decode: Decode = (bytes, label) => {
  const decoder = new TextDecoder(label, { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};
const read = (...parts: readonly (string | readonly number[])[]) =>
  decodeSource(Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part))), decode);
const text = (value: string) => ({ kind: 'text', text: value });
const skipped = (reason: string) => ({ kind: 'skipped', reason });

describe('decoding', () => {
  it('reads UTF-8, with and without a BOM', () => {
    expect(read('x = "锁"')).toEqual(text('x = "锁"'));
    expect(read([0xef, 0xbb, 0xbf], 'x = "锁"')).toEqual(text('x = "锁"'));
    expect(read('')).toEqual(text(''));
  });
  it.each([
    ['latin-1', '# -*- coding: latin-1 -*-\nx = "', [0xe9, 0x80], 'é\u0080'],
    ['gb2312', '#!/usr/bin/env python\n# vim: set fileencoding=gb2312 :\nx = "', [0xcb, 0xf8], '锁'],
    ['cp1251', '# coding: cp1251\nx = "', [0xcf], 'П'],
    ['euc_jp', '# coding=euc_jp\nx = "', [0xa4, 0xa2], 'あ'],
    ['Shift_JIS', '# coding: Shift_JIS\nx = "', [0x82, 0xa0], 'あ'],
  ])('reads %s by its cookie', (_, head, bytes, expected) => expect(read(head, bytes)).toEqual(text(`${head}${expected}`)));
  it('a cookie after code is none', () => {
    expect(read('x = 1\n# coding: latin-1\n', [0xe9])).toEqual(skipped('undecodable'));
    expect(read('\n\n# coding: latin-1\n', [0xe9])).toEqual(skipped('undecodable'));
  });
  it.each([
    ['bytes that are no UTF-8', 'undecodable', [0xff, 0xfe, 0x41]],
    ['UTF-16', 'binary', [0xff, 0xfe, 0x41, 0]],
    ['a NUL', 'binary', [0x41, 0, 0x42]],
  ])('skips %s', (_, reason, bytes) => expect(read(bytes)).toEqual(skipped(reason)));
  it('skips what Python would refuse', () => {
    expect(read('# coding: ascii\n', [0xc3, 0xa9])).toEqual(skipped('undecodable'));
    expect(read('# coding: klingon\n')).toEqual(skipped('unknown-encoding'));
  });
});

describe('choosing', () => {
  it.each(['a.py', 'a.pyw', 'A.PY'])('%s is Python', (name) => expect(isPythonFile(name)).toBe(true));
  it.each(['a.pyi', 'a.pyc', 'py', 'a.py.txt', ''])('%s is not', (name) => expect(isPythonFile(name)).toBe(false));
  it.each(['.git', '.venv', 'node_modules', '__pycache__', 'site-packages', 'build', 'dist', '.tox'])('%s is not entered', (name) =>
    expect(isExcludedDirectory(name)).toBe(true),
  );
  it('globs without a slash match at any depth, others from the root', () => {
    const excluded = excludeTest(['vendor', '*_pb2.py', 'src/old', '/top.py', './here.py', 'docs/']);
    expect(
      ['vendor/a.py', 'a/vendor/b.py', 'a/x_pb2.py', 'src/old/x/y.py', 'top.py', 'here.py', 'docs/.hidden/c.py'].filter(
        (path) => !excluded(path),
      ),
    ).toEqual([]);
    expect(['a/src/old/x.py', 'a/top.py', 'vendored.py', 'src/older.py'].filter(excluded)).toEqual([]);
  });
  it('the costliest globs the settings admit stay cheap', () => {
    const excluded = excludeTest(['*a*a*b', '**/**/**/x', '*(a)+(a)+(+(a))b', '{a,b}{a,b}{a,b}{a,b}{a,b}c']);
    expect(excluded('a'.repeat(255))).toBe(false);
    expect(excluded('a/'.repeat(200))).toBe(false);
  });
  it('a .gitignore ignores, and includes again', () => {
    const test = ignoreTest('gen/\n*.tmp.py\n!keep.tmp.py\n');
    expect(['gen/', 'a.tmp.py', 'keep.tmp.py', 'a.py', 'gen'].map(test)).toEqual(['ignored', 'ignored', 'included', undefined, undefined]);
  });
});

/** The grammar is the one its papers say, and its limits are those its README lists. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language } from 'web-tree-sitter';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { loadPython, lowered, repositoryPath } from './python.ts';

const read = (path: string): Buffer => readFileSync(repositoryPath(path));
const sha256 = (path: string): string => createHash('sha256').update(read(path)).digest('hex');

describe('provenance', () => {
  it('names the package, the version, the checksum and the ABI of the file', async () => {
    await loadPython();
    const language = await Language.load(new Uint8Array(read('grammars/tree-sitter-python.wasm')));
    const { name, version, license } = JSON.parse(read('node_modules/tree-sitter-python/package.json').toString());
    const file = 'tree-sitter-python.wasm';
    const expected = { package: name, version, file, sha256: sha256(`grammars/${file}`), abi: language.abiVersion, license };
    expect(JSON.parse(read('grammars/provenance.json').toString())).toEqual(expected);
  });

  it('is byte-identical to the package', () => {
    expect(sha256('grammars/tree-sitter-python.wasm')).toBe(sha256('node_modules/tree-sitter-python/tree-sitter-python.wasm'));
  });
});

describe('limits of the grammar', () => {
  let python: PythonParser;
  beforeAll(async () => {
    python = await loadPython();
  });

  it.each([
    ['lazy import x\n', '!error\n  lazy\nimport x'],
    ['lazy from a import b\n', '!error\n  lazy\nfrom a import b'],
    ['class C[T = int](B):\n    def m(self): pass\n', '!class C(B)\n  def m(self)\n    pass'],
    ['def f[T = int](x: T):\n    return x\n', '!def f(x: T) broken\n  return x'],
    ['type X[T = int] = list[T]\n', '!pass'],
    ['x = {**a for a in b}\n', '!x = (dict **(? a for))'],
  ])('rejects %j', (text, expected) => {
    expect(lowered(python, text)).toBe(expected);
  });

  it.each([
    ['try: a\nexcept A, B: b\n', 'try\n  a\nexcept (tuple A B)\n  b'],
    ['try: a\nexcept* A, B: b\n', 'try\n  a\nexcept* (tuple A B)\n  b'],
    ['x = t"a{b!r:>{c}}"\n', 'x = (f b c)'],
    ['x = f"{d["k"]}"\n', 'x = (f d["k"])'],
    ['x = f"{\n  a # c\n}"\n', 'x = (f a)'],
    ['x = f"{"\\n".join(a)}"\n', 'x = (f "\\n".join(a))'],
    ['class C[T: int, *Ts, **P]: pass\n', 'class C()\n  pass'],
    ['type X[T] = list[T]\n', 'pass'],
    ['[*a for a in b]\n', '(list-of (starred a) for a in b)'],
    ['lazy = match = type = case = _ = print = exec\n', 'lazy = match = type = case = _ = print = exec'],
    ['x = 1\ry = 2\r', 'x = 1\ny = 2'],
  ])('reads %j', (text, expected) => {
    expect(lowered(python, text)).toBe(expected);
  });
});

/**
 * Trees read from tree-sitter's memory are what tree-sitter's own cursor says they are: every node, every field, in
 * whole and in broken texts, fresh and edited. A new version of the runtime with another layout fails here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Edit, Language, Parser, type TreeCursor as TheirCursor, type Tree } from 'web-tree-sitter';
import { MemoryCursor, type TreeCursor } from '../../server/src/syntax/tree-cursor.ts';
import { LanguageTables, TreeMemory } from '../../server/src/syntax/tree-memory.ts';
import { repositoryPath } from './python.ts';

vi.setConfig({ testTimeout: 120_000 });
const memory = new TreeMemory();
let parser: Parser;
let tables: LanguageTables;
beforeAll(async () => {
  await memory.load({});
  const language = await Language.load(new Uint8Array(readFileSync(repositoryPath('grammars/tree-sitter-python.wasm'))));
  parser = new Parser().setLanguage(language);
  tables = new LanguageTables(language, memory.refreshed());
});

const ours = ({ typeId, start, end, fieldId, isMissing, hasError }: TreeCursor): readonly unknown[] => [
  typeId,
  start,
  end,
  fieldId,
  isMissing,
  hasError,
];
const theirs = (cursor: TheirCursor): readonly unknown[] => [
  cursor.nodeTypeId,
  cursor.startIndex,
  cursor.endIndex,
  cursor.currentFieldId,
  cursor.nodeIsMissing,
  cursor.currentNode.hasError,
];

/** Walks both cursors through the tree, there and back; returns the number of nodes. */
function compareWalks(tree: Tree): number {
  const own = new MemoryCursor(tree, memory, tables);
  const other = tree.walk();
  let nodes = 0;
  for (let depth = 0; depth >= 0; ) {
    nodes += 1;
    // A matcher for each node would take minutes.
    if (ours(own).join() !== theirs(other).join()) expect(ours(own)).toEqual(theirs(other));
    const deeper = own.toFirstChild();
    expect(deeper).toBe(other.gotoFirstChild());
    if (deeper) depth += 1;
    else depth = advance(own, other, depth);
  }
  other.delete();
  return nodes;
}

/** The depth of the next node; -1 at the end. */
function advance(own: TreeCursor, other: TheirCursor, from: number): number {
  for (let depth = from; depth > 0; depth -= 1) {
    const next = own.toNextSibling();
    expect(next).toBe(other.gotoNextSibling());
    if (next) return depth;
    own.toParent();
    other.gotoParent();
    expect([own.typeId, own.start, own.end, own.isMissing, own.hasError]).toEqual(theirs(other).filter((_, index) => index !== 3));
  }
  return -1;
}

function parsed(text: string, old: Tree | null = null): Tree {
  const tree = parser.parse(text, old);
  if (!tree) throw new Error('no tree');
  return tree;
}

function compare(text: string): number {
  const tree = parsed(text);
  const nodes = compareWalks(tree);
  tree.delete();
  return nodes;
}

describe('every node of', () => {
  const fixtures = readdirSync(repositoryPath('tests/rules'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'));
  it.each(fixtures)('%s', (path) => {
    const text = readFileSync(repositoryPath(`tests/rules/${path}`), 'utf8');
    expect(compare(text)).toBeGreaterThan(10);
  });

  it.each([
    '',
    '\n\n',
    '# only a comment\n',
    '   \n\n  x = 1 # 🧵\n',
    'try: a\nexcept (A, B) as e: b\nelse: c\nfinally: d\n',
    'with a as b, (c as d): print >>x, y\n',
    'def f(a, /, b: int = 1, *c, d, **e) -> x: return lambda *y: (yield)\n',
    '@d\n@e(1)\nasync def f():\n  async with a: await b\n  async for c in d: pass\n',
    'match a:\n  case [x, *_] if x: pass\n  case {"k": v, **r} | C(y=z): pass\n  case _: pass\n',
    `x = f"{a!r:>{b}}" 'c' rb'''d'''\n`,
    'class A[T](B, metaclass=M):\n  type X = int\n  x: list[int] | None = [*a, {**b}]\n',
    `${'(('.repeat(300)}x${'))'.repeat(300)}\n`,
    `x = "${'long '.repeat(200)}"\n${'\n'.repeat(300)}y = 1\n`,
  ])('%j', (text) => {
    compare(text);
  });

  it.each(['def f(:\n  x\n', 'a = (\n', 'class\n  def\n', 'if x\n  y\n)))', '"""', 'lock.acquire(\ndef g(): pass\n', 'é🧵 = $\n'])(
    'broken %j',
    (text) => {
      compare(text);
    },
  );
});

it('every node of a tree that was edited and parsed again', () => {
  let text = readFileSync(repositoryPath('tests/rules/lock-never-released/alarms.py'), 'utf8');
  let tree = parsed(text);
  const edits = ['x = 1\n', '', '(', '', ')', 'def f():\n', '"', '', '#'];
  for (const [index, newText] of edits.entries()) {
    const start = text.indexOf('\n', (index * text.length) / (edits.length + 1)) + 1;
    const end = newText === '' ? start + 3 : start;
    text = text.slice(0, start) + newText + text.slice(end);
    const point = { row: 0, column: start };
    tree.edit(
      new Edit({
        startIndex: start,
        oldEndIndex: end,
        newEndIndex: start + newText.length,
        startPosition: point,
        oldEndPosition: point,
        newEndPosition: point,
      }),
    );
    const next = parsed(text, tree);
    tree.delete();
    tree = next;
    expect(compareWalks(tree)).toBeGreaterThan(10);
  }
  tree.delete();
});

/** No file needs itself through others to run. Types may: a statement holds expressions, and a lambda is one that holds a statement. */
import { expect, it } from 'vitest';
import { codeFiles, importsOf } from './sources.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/** Tarjan's strongly connected components of more than one node, or of one that points at itself. */
function cycles(graph: Graph): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    const own = index.size;
    index.set(node, own);
    path.push(node);
    let lowest = own;
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (path.includes(next)) lowest = Math.min(lowest, index.get(next) ?? own);
    }
    low.set(node, lowest);
    if (lowest === own) {
      const component = path.splice(path.indexOf(node));
      if (component.length > 1 || graph.get(node)?.includes(node)) found.push(component.sort());
    }
    return lowest;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}

it('finds cycles', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', ['d']],
    ['e', ['a', 'f']],
    ['f', []],
  ]);
  expect(cycles(graph)).toEqual([['d'], ['a', 'b', 'c']]);
});

it('the sources have none', () => {
  const graph = new Map(
    codeFiles.map((path) => [path, importsOf(path).flatMap(({ file, typeOnly }) => (file === undefined || typeOnly ? [] : file))]),
  );
  expect(cycles(graph)).toEqual([]);
});

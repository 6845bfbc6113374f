/** The layer table of server/ARCHITECTURE.md is the law; this test only reads it. */
import { describe, expect, it } from 'vitest';
import { importsOf, read, serverFiles } from './sources.ts';

interface Layer {
  readonly name: string;
  readonly layers: readonly string[];
  readonly packages: readonly string[];
}

const codes = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

/** Rows `| \`layer\` | \`layers\` | \`packages\` | … |` under the heading "Layers". */
function readLayers(): readonly Layer[] {
  const section = /^## Layers$([\s\S]*?)^## /m.exec(read('server/ARCHITECTURE.md'))?.[1] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, name = '', layers = '', packages = ''] = line.split('|');
      return { name: codes(name)[0] ?? '', layers: codes(layers), packages: codes(packages) };
    });
}

const layers = readLayers();
const layerOf = (path: string): string | undefined => /^server\/src\/([^/]+)\//.exec(path)?.[1];
/** A row admits an entry of a package by its very name, and Node's own modules by `node:`. */
const admits = (packages: readonly string[], specifier: string): boolean =>
  packages.includes(specifier.startsWith('node:') ? 'node:' : specifier);

describe('layers', () => {
  it('are all in the table, once', () => {
    const folders = new Set(serverFiles.map(layerOf));
    expect([...folders].sort()).toEqual(layers.map(({ name }) => name).sort());
  });
  it('point one way: a row names only rows above it', () => {
    const wrong = layers.flatMap(({ name, layers: below }, index) =>
      below.filter((other) => !layers.slice(0, index).some((row) => row.name === other)).map((other) => `${name} → ${other}`),
    );
    expect(wrong).toEqual([]);
  });
  it.each(layers)('$name imports what the table admits', ({ name, layers: below, packages }) => {
    const wrong = serverFiles
      .filter((path) => layerOf(path) === name)
      .flatMap((path) =>
        importsOf(path)
          .filter(({ specifier, file }) => {
            const target = file === undefined ? undefined : layerOf(file);
            return target === undefined ? !admits(packages, specifier) : target !== name && !below.includes(target);
          })
          .map(({ specifier }) => `${path} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });
  it('admit nothing that nobody uses', () => {
    const unused = layers.flatMap(({ name, layers: below, packages }) => {
      const imports = serverFiles.filter((path) => layerOf(path) === name).flatMap(importsOf);
      const used = [
        ...below.filter((other) => imports.some(({ file }) => file !== undefined && layerOf(file) === other)),
        ...packages.filter((known) => imports.some(({ specifier, file }) => file === undefined && admits([known], specifier))),
      ];
      return [...below, ...packages].filter((entry) => !used.includes(entry)).map((entry) => `${name}: ${entry}`);
    });
    expect(unused).toEqual([]);
  });
  it('of the core are those compiled without Node and DOM', () => {
    const { include } = JSON.parse(read('server/tsconfig.core.json'));
    const core = include.map((path: string) => path.replace('src/', ''));
    expect(layers.map(({ name }) => name).filter((name) => !core.includes(name))).toEqual(['lsp', 'cli', 'main']);
  });
});

it('relative imports name a file that exists, with its ending', () => {
  const known = new Set(serverFiles);
  const dead = serverFiles.flatMap((path) =>
    importsOf(path)
      .filter(({ file }) => file !== undefined && !known.has(file))
      .map(({ specifier }) => `${path} imports ${specifier}`),
  );
  expect(dead).toEqual([]);
});

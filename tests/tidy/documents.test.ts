/** What the papers say about the tree is true. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { read, root } from './sources.ts';

const architecture = read('server/ARCHITECTURE.md');

it('ARCHITECTURE.md names only paths that exist', () => {
  const paths = [...architecture.matchAll(/`((?:server|client|tests|knowledge|grammars|scripts)(?:\/[\w.-]+)*)\/?`/g)].map(
    ([, path = '']) => path,
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('ARCHITECTURE.md gives a reason for every dependency', () => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(read('package.json'));
  const section = /^## Dependencies$([\s\S]*)/m.exec(architecture)?.[1] ?? '';
  const named = new Set([...section.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const unexplained = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@types/') && !named.has(name),
  );
  expect(unexplained).toEqual([]);
  expect([...named].filter((name) => name !== undefined && !(name in { ...dependencies, ...devDependencies }))).toEqual([]);
});

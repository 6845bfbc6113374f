/**
 * What is shown first is part of the complete answer, and waits for nothing that needs the whole program. On all fixtures,
 * each folder one program.
 */
import { expect, it } from 'vitest';
import { createProgram, type Program } from '../../server/src/analysis/program.ts';
import { FirstCheck } from '../../server/src/rules/first-check.ts';
import { findings, folders, sourcesIn, target, worded } from './fixtures.ts';

/** Who calls whom, which threads there are, which locks are held. */
const wide = ['invocations', 'callers', 'started-by-body', 'raw-started-roots', 'entry-locks', 'lock-handlers', 'guarded-places'];

const firstFindings = (program: Program, file: string): readonly string[] => {
  const check = new FirstCheck(program, file);
  while (!check.advance(() => true));
  return worded(program, check.findings);
};

/** The names of all analyses that are asked meanwhile. No spy of vitest's: it keeps each of a million calls with what it gave. */
function asked(program: Program, act: () => void): ReadonlySet<string> {
  const names = new Set<string>();
  const { store } = program;
  const get: typeof store.get = store.get.bind(store);
  store.get = ((...question: Parameters<typeof get>) => {
    names.add(question[0].name);
    return get(...question);
  }) as typeof get;
  act();
  store.get = get;
  return names;
}

it.each(folders)('%s: is part of the complete answer, and asks nothing about the whole program', (folder) => {
  const sources = sourcesIn(folder);
  const program = createProgram(sources, target);
  const first = new Map<string, readonly string[]>();
  const names = asked(program, () => sources.forEach(({ file }) => void first.set(file, firstFindings(program, file))));
  expect(wide.filter((name) => names.has(name))).toEqual([]);
  for (const [file, shown] of first) expect(findings(program, file)).toEqual(expect.arrayContaining([...shown]));
});

it.each(['lock-order-inversion', 'inconsistent-guarding'])('%s: the complete answer does ask about the whole program', (folder) => {
  const sources = sourcesIn(folder);
  const program = createProgram(sources, target);
  const names = asked(program, () => sources.forEach(({ file }) => void findings(program, file)));
  expect(wide.filter((name) => !names.has(name))).toEqual([]);
});

it('shows something first in most folders', () => {
  const shown = folders.map((folder) => {
    const sources = sourcesIn(folder);
    const program = createProgram(sources, target);
    return sources.flatMap(({ file }) => firstFindings(program, file)).length;
  });
  expect(shown.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(folders.length);
});

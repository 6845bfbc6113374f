/**
 * What is shown first is part of the complete answer, and waits for nothing that needs the whole program. On all fixtures,
 * each folder one program.
 */
import { expect, it, vi } from 'vitest';
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

/** The names of all analyses that are asked meanwhile. */
function asked(program: Program, act: () => void): ReadonlySet<string> {
  const names = new Set<string>();
  const { store } = program;
  const get: typeof store.get = store.get.bind(store);
  const spy = vi.spyOn(store, 'get').mockImplementation((...question: Parameters<typeof get>) => {
    names.add(question[0].name);
    return get(...question);
  });
  act();
  spy.mockRestore();
  return names;
}

it.each(folders)('%s: is part of the complete answer', (folder) => {
  const sources = sourcesIn(folder);
  const program = createProgram(sources, target);
  for (const { file } of sources) {
    const first = firstFindings(program, file);
    expect(findings(program, file)).toEqual(expect.arrayContaining([...first]));
  }
});

it('asks nothing about the whole program', () => {
  const atFirst = new Set<string>();
  const inAll = new Set<string>();
  let count = 0;
  for (const folder of folders) {
    const sources = sourcesIn(folder);
    const program = createProgram(sources, target);
    const atFirstHere = asked(program, () => {
      for (const { file } of sources) count += firstFindings(program, file).length;
    });
    for (const name of atFirstHere) atFirst.add(name);
    for (const name of asked(program, () => sources.forEach(({ file }) => void findings(program, file)))) inAll.add(name);
  }
  expect(count).toBeGreaterThan(folders.length);
  expect([...inAll]).toEqual(expect.arrayContaining(wide));
  expect(wide.filter((name) => atFirst.has(name))).toEqual([]);
});

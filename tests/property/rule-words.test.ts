/** Words only save time: asked of every body, a rule finds what it finds when it is asked of those with its words. On all fixtures, each folder one program. */
import { expect, it } from 'vitest';
import { createProgram } from '../../server/src/analysis/program.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { findings, folders, sourcesIn, target } from './fixtures.ts';

const everywhere = rules.map(({ words, near, ...rule }) => rule);

it.each(folders)('%s', (folder) => {
  const sources = sourcesIn(folder);
  const program = createProgram(sources, target);
  for (const { file } of sources) expect(findings(program, file, rules)).toEqual(findings(program, file, everywhere));
});

it('some rules name words', () => {
  expect(rules.filter(({ words }) => words !== undefined).length).toBeGreaterThan(rules.length / 3);
});

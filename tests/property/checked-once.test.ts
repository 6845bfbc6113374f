/** A program that is checked once records nothing and finds out less on the way: it says what one says that follows every change. */
import { expect, it } from 'vitest';
import { createProgram, Program } from '../../server/src/analysis/program.ts';
import { findings, folders, sourcesIn, target } from './fixtures.ts';

it.each(folders)('%s', (folder) => {
  const sources = sourcesIn(folder);
  const once = createProgram(sources, target);
  const lasting = new Program(target, true);
  for (const source of [...sources].reverse()) lasting.put(source);
  lasting.declare();
  for (const { file } of sources) expect(findings(lasting, file)).toEqual(findings(once, file));
});

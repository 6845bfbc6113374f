/** The examples of a rule's page alarm on the marked lines and nowhere else, and its fixes are quiet. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { createChecker } from '../support/check.ts';
import { disagreements } from '../support/fixture.ts';
import { pairs } from './knowledge.ts';

const checker = await createChecker();
const known = new Set(rules.map(({ name }) => `rules/${name}`));
const pages = pairs.filter(({ id, english }) => known.has(id) || (id.startsWith('concepts/') && english.fences.length > 0));

describe.each(pages)('$id', ({ id, english }) => {
  const fences = english.fences.map((fence) => ({ ...fence, where: `${fence.heading || 'lead'}, line ${fence.line}` }));
  it.each(fences)('$where', ({ code, line }) => {
    const file = `${id.replace('/', '-')}-${line}.py`;
    expect(disagreements(file, code, checker.check({ [file]: code }))).toEqual([]);
  });
});

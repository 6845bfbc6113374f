/**
 * The examples of a rule's page alarm on the marked lines and nowhere else, its fixes are quiet, and every sentence
 * the analyser makes of them is complete: a hole that is left shows an argument which a rule forgot or misspelt.
 */
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import type { Diagnostic } from '../../server/src/service/types.ts';
import { createChecker } from '../support/check.ts';
import { disagreements } from '../support/fixture.ts';
import { pairs } from './knowledge.ts';

const checker = await createChecker();
const known = new Set(rules.map(({ name }) => `rules/${name}`));
const pages = pairs.filter(({ id, english }) => known.has(id) || (id.startsWith('concepts/') && english.fences.length > 0));

const sentences = ({ message, related, witness, fixes }: Diagnostic): readonly string[] => [
  message,
  ...related.map((place) => place.message),
  ...witness.flatMap(({ role, steps }) => [role, ...steps.map(({ text }) => text)]),
  ...fixes.map(({ title }) => title),
];

describe.each(pages)('$id', ({ id, english }) => {
  const fences = english.fences.map((fence) => ({ ...fence, where: `${fence.heading || 'lead'}, line ${fence.line}` }));
  it.each(fences)('$where', ({ code, line }) => {
    const file = `${id.replace('/', '-')}-${line}.py`;
    const diagnostics = checker.check({ [file]: code });
    expect(disagreements(file, code, diagnostics)).toEqual([]);
    expect(diagnostics.flatMap(sentences).filter((sentence) => /\{\w+\}/.test(sentence))).toEqual([]);
  });
});

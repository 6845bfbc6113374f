/**
 * Whatever was typed before, what is said after a pause is what a fresh service says of the text alone: nothing that an
 * edit reached was left as it was. A failure prints its seed and the smallest history that was found to fail.
 */
import { describe, expect, it, vi } from 'vitest';
import { Random, seeds } from '../support/random.ts';
import { Desk, freshly, noCrash, nothing, parser, type Said } from './desk.ts';
import { history } from './edits.ts';
import { singleFiles } from './programs.ts';
import { smallerHistory } from './smaller.ts';
import { fail, listed } from './violation.ts';

vi.setConfig({ testTimeout: 600_000 });

const file = 'edited.py';

/** What is said after all texts were shown one after the other. */
function settled(texts: readonly string[]): Said {
  const desk = new Desk();
  try {
    texts.forEach((text, index) => {
      if (index === 0) desk.open(file, text);
      else desk.edit(file, text);
      desk.said(file);
    });
    const said = desk.settled(file);
    noCrash(desk);
    return said;
  } finally {
    desk.closeAll();
  }
}

const fresh = (texts: readonly string[]): Said => freshly({ [file]: texts.at(-1) ?? '' })[file] ?? nothing;

function differs(texts: readonly string[]): boolean {
  const expected = JSON.stringify(fresh(texts));
  try {
    return JSON.stringify(settled(texts)) !== expected;
  } catch {
    return true;
  }
}

/** A history that ends in Python is easier to read when all of it is Python. */
const isClean = (texts: readonly string[]): boolean => !texts.some((text) => parser.parse(text).hasError);

describe('after any edit script, a pause, and then only the text counts', () => {
  it.each(seeds(24))('seed %i', (seed) => {
    const random = new Random(seed);
    const { text, name } = random.of(singleFiles);
    const texts = history(random.once(5) ? text.replaceAll('\n', '\r\n') : text, 2 + random.below(10), random);
    if (!differs(texts)) return;
    const clean = isClean(texts);
    const small = smallerHistory(texts, (fewer) => (!clean || isClean(fewer)) && differs(fewer));
    const last = small.at(-1) ?? '';
    fail({
      seed,
      from: name,
      texts: small.map((each, index) => [`text ${index + 1}`, each]),
      expected: listed(fresh(small), last),
      actual: listed(settled(small), last),
    });
  });
});

it('no tree is left behind', () => {
  const desk = new Desk();
  desk.open(file, 'x = 1\n');
  desk.said(file);
  expect(parser.trees.made - parser.trees.deleted).toBe(1);
  desk.closeAll();
  expect(parser.trees.made).toBe(parser.trees.deleted);
});

/** Every fixture, cut off at so many places: whatever stands there while somebody types, it is read without a crash. */
import { describe, it, vi } from 'vitest';
import { createChecker } from '../support/check.ts';
import { foldersIn, optionsOf, singleIn, textOf } from './fixtures.ts';

const checker = await createChecker();
vi.setConfig({ testTimeout: 120_000 });

/** Evenly spread; the property tests cut at random places. */
const cuts = 16;

describe.each(foldersIn())('%s', (folder) => {
  it.each(singleIn(folder))('%s: cut off anywhere, it is read without a crash', (name) => {
    const text = textOf(folder, name);
    const step = Math.ceil(text.length / cuts);
    for (let length = 0; length < text.length; length += step) checker.check({ [name]: text.slice(0, length) }, optionsOf(text));
  });
});

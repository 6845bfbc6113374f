/**
 * The fixes of every rule on the alarms beside this file: each one cures its finding and nothing else, and
 * `alarms.fixed.py` is what all the safe ones together make; `UPDATE=1` writes it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { applyEdits } from '../../server/src/base/span.ts';
import type { Diagnostic } from '../../server/src/service/types.ts';
import { type CheckOptions, createChecker } from '../support/check.ts';
import { foldersIn, here, optionsOf, singleIn, textOf } from './fixtures.ts';

const update = process.env.UPDATE === '1';
const checker = await createChecker();
vi.setConfig({ testTimeout: 60_000 });

const countsOf = (diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
};

/** What runs at last is to be waited for, what is handed over may fail, and of two that are not waited for one is left: the next finding says so, and has a fix of its own. */
const follows: Readonly<Record<string, string>> = { PC0104: 'PC0106', PC0105: 'PC0106', PC0726: 'PC0106', PC1202: 'PC1205' };

/** What follows the `#`, wherever it stands: a fix may move a comment, not lose it. */
const commentsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=(?:^|\s))#[^\n]*$/gm)].map(([comment]) => comment.trim()).sort();

describe.each(foldersIn())('%s', (folder) => {
  const alarms = singleIn(folder).filter((name) => name.startsWith('alarms'));

  it.each(alarms)('%s: each fix cures its finding and nothing else', (name) => {
    const text = textOf(folder, name);
    const options = optionsOf(text);
    const before = checker.check({ [name]: text }, options);
    for (const diagnostic of before) {
      for (const { id } of diagnostic.fixes) expectCure(text, diagnostic, id, before, options);
    }
  });

  it.each(alarms)('%s: all safe fixes together', (name) => {
    const text = textOf(folder, name);
    const fixed = checker.fixed(name, text, optionsOf(text));
    expect(checker.hasSyntaxError(fixed)).toBe(false);
    expect(commentsOf(fixed)).toEqual(commentsOf(text));
    expectGolden(join(here, folder, name.replace(/\.py$/, '.fixed.py')), fixed, text);
  });
});

/** Fixes are proposed by the rule and may be refused by the text; a refused one changes nothing. */
function expectCure(text: string, diagnostic: Diagnostic, id: string, before: readonly Diagnostic[], options: CheckOptions): void {
  const fix = checker.fix(text, diagnostic, id, options);
  if (fix === undefined) return;
  const fixed = applyEdits(text, fix.edits);
  const what = `${id} at ${text.slice(diagnostic.start, diagnostic.end)}`;
  expect(checker.hasSyntaxError(fixed), `${what} parses`).toBe(false);
  expect(commentsOf(fixed), `${what} keeps the comments`).toEqual(commentsOf(text));
  const was = countsOf(before);
  const is = countsOf(checker.check({ [diagnostic.file]: fixed }, options));
  expect(is.get(diagnostic.code) ?? 0, `${what} cures`).toBeLessThan(was.get(diagnostic.code) ?? 0);
  for (const [code, count] of is) {
    const more = follows[diagnostic.code] === code ? 1 : 0;
    expect(count, `${what} adds no ${code}`).toBeLessThanOrEqual((was.get(code) ?? 0) + more);
  }
}

function expectGolden(path: string, fixed: string, text: string): void {
  if (update && fixed !== text) writeFileSync(path, fixed);
  const golden = existsSync(path) ? readFileSync(path, 'utf8') : text;
  expect(fixed, `${path} is missing or out of date: UPDATE=1 writes it`).toBe(golden);
  expect(existsSync(path), `${path}: no safe fix changes anything`).toBe(fixed !== text);
}

/**
 * Every rule on the Python beside this file. A folder bears the rule's name. `alarms*.py` hold what the rule must say,
 * `quiet*.py` what nobody may say anything about, `multi/<case>/` the same in several files. `alarms.fixed.py` is what
 * all safe fixes make of `alarms.py`; `UPDATE=1` writes it. A first line `# python: 3.14t` chooses the target version.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { applyEdits } from '../../server/src/base/span.ts';
import { codesOf } from '../../server/src/rules/definition.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Diagnostic } from '../../server/src/service/types.ts';
import { type CheckOptions, createChecker } from '../support/check.ts';
import { disagreements, parseMarks } from '../support/fixture.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const update = process.env.UPDATE === '1';
const checker = await createChecker();
vi.setConfig({ testTimeout: 60_000 });

const textOf = (...path: readonly string[]): string => readFileSync(join(here, ...path), 'utf8');
const foldersIn = (...path: readonly string[]): readonly string[] =>
  existsSync(join(here, ...path))
    ? readdirSync(join(here, ...path)).filter((name) => statSync(join(here, ...path, name)).isDirectory())
    : [];
const pythonIn = (...path: readonly string[]): readonly string[] =>
  readdirSync(join(here, ...path), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort();

/** At so many places, evenly spread, a fixture is cut off; the property tests cut at random ones. */
const cuts = 16;

const optionsOf = (text: string): CheckOptions => ({ pythonVersion: /^# python: (\S+)/.exec(text)?.[1] });
const markersOf = (text: string): readonly string[] =>
  parseMarks(text)
    .filter(({ kind }) => kind === 'expect')
    .map(({ code }) => code);
const countsOf = (diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
};

/** What follows the `#`, wherever it stands: a fix may move a comment, not lose it. */
const commentsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=(?:^|\s))#[^\n]*$/gm)].map(([comment]) => comment.trim()).sort();

it('each rule has a folder, and each folder is a rule', () => {
  expect(foldersIn().toSorted()).toEqual(rules.map(({ name }) => name).toSorted());
});

describe.each(foldersIn())('%s', (folder) => {
  const codes = rules.filter(({ name }) => name === folder).flatMap(codesOf);
  const single = readdirSync(join(here, folder)).filter((name) => /^(alarms|quiet)[\w-]*\.py$/.test(name));

  it('is shown in both kinds of file', () => {
    expect(single).toEqual(expect.arrayContaining(['alarms.py', 'quiet.py']));
  });

  it('shows an alarm for each of its codes', () => {
    const marked = new Set(single.flatMap((name) => markersOf(textOf(folder, name))));
    expect(codes.filter((code) => !marked.has(code))).toEqual([]);
  });

  it.each(single)('%s: what is marked is said, and nothing else', (name) => {
    const text = textOf(folder, name);
    expect(markersOf(text).some((marker) => codes.some((code) => code === marker))).toBe(name.startsWith('alarms'));
    expect(disagreements(name, text, checker.check({ [name]: text }, optionsOf(text)))).toEqual([]);
  });

  it.each(foldersIn(folder, 'multi'))('multi/%s: what is marked is said, and nothing else', (name) => {
    const paths = pythonIn(folder, 'multi', name);
    const files = Object.fromEntries(paths.map((path) => [path, textOf(folder, 'multi', name, path)]));
    const diagnostics = checker.check(files);
    expect(paths.flatMap((path) => disagreements(path, files[path] ?? '', diagnostics))).toEqual([]);
  });

  it.each(single)(
    '%s: cut off anywhere, it is read without a crash',
    (name) => {
      const text = textOf(folder, name);
      const step = Math.ceil(text.length / cuts);
      for (let length = 0; length < text.length; length += step) checker.check({ [name]: text.slice(0, length) }, optionsOf(text));
    },
    120_000,
  );

  it.each(single.filter((name) => name.startsWith('alarms')))('%s: each safe fix cures its finding and nothing else', (name) => {
    const text = textOf(folder, name);
    const options = optionsOf(text);
    const before = checker.check({ [name]: text }, options);
    for (const diagnostic of before) {
      for (const { id } of diagnostic.fixes.filter(({ safe }) => safe)) expectCure(text, diagnostic, id, before, options);
    }
  });

  it.each(single.filter((name) => name.startsWith('alarms')))('%s: all safe fixes together', (name) => {
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
  for (const [code, count] of is) expect(count, `${what} adds no ${code}`).toBeLessThanOrEqual(was.get(code) ?? 0);
}

function expectGolden(path: string, fixed: string, text: string): void {
  if (update && fixed !== text) writeFileSync(path, fixed);
  const golden = existsSync(path) ? readFileSync(path, 'utf8') : text;
  expect(fixed, `${path} is missing or out of date: UPDATE=1 writes it`).toBe(golden);
  expect(existsSync(path), `${path}: no safe fix changes anything`).toBe(fixed !== text);
}

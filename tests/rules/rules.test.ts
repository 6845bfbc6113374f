/**
 * Every rule on the Python beside this file. `alarms*.py` hold what the rule must say, `quiet*.py` what nobody may say
 * anything about, `multi/<case>/` the same in several files.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { codesOf } from '../../server/src/rules/definition.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createChecker } from '../support/check.ts';
import { disagreements, parseMarks } from '../support/fixture.ts';
import { foldersIn, here, optionsOf, singleIn, textOf } from './fixtures.ts';

const checker = await createChecker();
vi.setConfig({ testTimeout: 60_000 });

const pythonIn = (...path: readonly string[]): readonly string[] =>
  readdirSync(join(here, ...path), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort();

const markersOf = (text: string): readonly string[] =>
  parseMarks(text)
    .filter(({ kind }) => kind === 'expect')
    .map(({ code }) => code);
it('each rule has a folder, and each folder is a rule', () => {
  expect(foldersIn().toSorted()).toEqual(rules.map(({ name }) => name).toSorted());
});

describe.each(foldersIn())('%s', (folder) => {
  const codes = rules.filter(({ name }) => name === folder).flatMap(codesOf);
  const single = singleIn(folder);

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
});

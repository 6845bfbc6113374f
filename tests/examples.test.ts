/** What `npm start` opens: each rule is to be seen there, in code that parses. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { codesOf } from '../server/src/rules/definition.ts';
import { rules } from '../server/src/rules/registry.ts';
import { type Checker, createChecker } from './support/check.ts';

const folder = new URL('../examples/', import.meta.url);
const files = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
let checker: Checker;

beforeAll(async () => {
  checker = await createChecker();
});

it('every example parses and has something to show', () => {
  expect(Object.keys(files).filter((name) => checker.hasSyntaxError(files[name] ?? ''))).toEqual([]);
  const withFindings = new Set(checker.check(files).map(({ file }) => file));
  expect([...withFindings].sort()).toEqual(Object.keys(files).sort());
});

it('every rule is to be seen', () => {
  const seen = new Set(checker.check(files).map(({ code }) => code));
  expect(rules.filter((rule) => !codesOf(rule).some((code) => seen.has(code))).map(({ name }) => name)).toEqual([]);
});

/** Every phrase exists in both languages with the same holes, and every id the code asks for exists. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readPhrases } from '../../server/src/knowledge/phrase-book.ts';
import { placeholders } from '../../server/src/knowledge/template.ts';
import { catalog, data } from './knowledge.ts';

const book = readPhrases(data['phrases.md'] ?? '');
const source = fileURLToPath(new URL('../../server/src', import.meta.url));
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(source, path), 'utf8'))
  .join('\n');

const asked = (pattern: RegExp): readonly string[] => [...new Set([...code.matchAll(pattern)].map(([, id]) => id ?? ''))].sort();
const grades = (type: string): readonly string[] =>
  [...(new RegExp(`export type ${type} = ([^;]+);`).exec(code)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(([, word]) => word ?? '');

it('both languages of a phrase have the same holes', () => {
  expect(book.phrases.size).toBeGreaterThan(50);
  const uneven = [...book.phrases, ...book.fixTitles].filter(
    ([, wording]) => `${placeholders(wording.en)}` !== `${placeholders(wording['zh-cn'])}`,
  );
  expect(uneven).toEqual([]);
});

it('the Chinese column is Chinese', () => {
  const odd = [...book.phrases, ...book.fixTitles].filter(
    ([, wording]) => !/\p{Script=Han}/u.test(wording['zh-cn'].replace(/\{\w+\}/g, '')) && /[a-z]/.test(wording.en.replace(/\{\w+\}/g, '')),
  );
  expect(odd.map(([id]) => id)).toEqual([]);
});

it('has every step, place and role that rules name', () => {
  const ids = asked(/\b(?:verb|role): '([a-z-]+)'/g);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => !catalog.hasPhrase(id))).toEqual([]);
});

it('has the title of every fix that rules name', () => {
  const ids = asked(/\bfix: '([a-z-]+)'/g);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => !catalog.hasFixTitle(id))).toEqual([]);
});

it('has every label that is asked for by name', () => {
  const ids = asked(/\bphrase\('([a-z-]+)'/g);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => !catalog.hasPhrase(id))).toEqual([]);
});

it('has a word for every grade and every reason to skip', () => {
  const ids = [
    ...grades('Severity').map((id) => `severity-${id}`),
    ...grades('Confidence').map((id) => `confidence-${id}`),
    ...grades('SkipReason'),
  ];
  expect(ids.length).toBeGreaterThan(6);
  expect(ids.filter((id) => !catalog.hasPhrase(id))).toEqual([]);
});

/** No link of a page or of the glossary leads nowhere, and a page links pages of its own language. */
import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { listOf } from '../../server/src/knowledge/front-matter.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { catalog, data, pairs } from './knowledge.ts';

const links = Object.entries(data).flatMap(([path, text]) =>
  [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => ({ path, target: target ?? '' })),
);

it('links lead to files that are there', () => {
  expect(links.length).toBeGreaterThan(20);
  const dead = links.filter(({ path, target }) => !target.startsWith('https:') && !(posix.join(posix.dirname(path), target) in data));
  expect(dead).toEqual([]);
});

it('pages link pages of their own language', () => {
  const pages = links.filter(({ path }) => /^(rules|api|concepts)\//.test(path));
  expect(pages.filter(({ path, target }) => path.includes('.zh-cn.') !== target.includes('.zh-cn.'))).toEqual([]);
});

it('API pages name rules that exist, and no two pages claim one name', () => {
  const pages = pairs.flatMap(({ english }) => (english.kind === 'api' ? [english] : []));
  const names = pairs.flatMap(({ english }) => listOf(english.front, 'names'));
  const known = new Set(catalog.pages('rules').map((id) => id.replace('rules/', '')));
  expect(pages.filter((page) => listOf(page.front, 'names').length === 0).map(({ id }) => id)).toEqual([]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(pages.flatMap((page) => listOf(page.front, 'rules')).filter((rule) => !known.has(rule))).toEqual([]);
});

it('search leads from every code, rule, name and term to a page', () => {
  const words = [
    ...rules.flatMap(({ code, name }) => [code, name]),
    ...pairs.flatMap(({ english, chinese }) => [english.title, chinese.title, ...listOf(english.front, 'names')]),
  ];
  expect(words.filter((word) => catalog.search(word).length === 0)).toEqual([]);
});

/**
 * Finds pages by what people type: a code, a rule's name, the name of an API (whole or its last part), a topic, a
 * title or a term of the glossary in either language, or a question that mentions one. Better matches come first. Errs
 * towards finding: the caller shows a short list when there is more than one answer.
 */
import { listOf, textOf } from './front-matter.ts';
import type { Page } from './parse-page.ts';
import { tableRows } from './table.ts';

/** A word as `normal` writes it, and the pages it leads to. */
export type SearchIndex = ReadonlyMap<string, readonly string[]>;

/** Most answers worth listing. */
const limit = 12;
/** Nobody types a longer subject; what is longer is cut, so that no text is costly. */
const longestSubject = 200;

/** `Queue.get()`, `queue-get` and `queue get` are one word, and so are `CPU 密集型` and `CPU密集型`. */
const normal = (text: string): string =>
  text
    .slice(0, longestSubject)
    .toLowerCase()
    .replace(/`|\(\)/g, '')
    .replace(/[\s_.#-]+/g, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim();

/** `terms` is the text of `terms.md`, whose third column links the page of a term. */
export function searchIndex(pages: Iterable<Page>, terms: string): SearchIndex {
  const index = new Map<string, string[]>();
  const add = (word: string, id: string): void => {
    const key = normal(word);
    if (key === '') return;
    const ids = index.get(key) ?? [];
    if (!ids.includes(id)) index.set(key, [...ids, id]);
  };
  const all = [...pages];
  for (const words of [ownWords, shortNames]) for (const page of all) for (const word of words(page)) add(word, page.id);
  for (const { cells } of tableRows(terms)) {
    const [english = '', chinese = '', link = ''] = cells;
    const id = /\(((?:rules|api|concepts)\/[a-z0-9-]+)\.md\)/.exec(link)?.[1];
    if (id !== undefined) for (const word of [english, ...chinese.split(/[、（）]/)]) add(word, id);
  }
  return index;
}

const ownWords = (page: Page): readonly string[] => [
  page.id,
  page.name,
  page.title,
  textOf(page.front, 'code') ?? '',
  ...listOf(page.front, 'names'),
];

/** `Lock.acquire`: several pages may have one, so that they come after pages whose own word it is. */
const shortNames = (page: Page): readonly string[] => listOf(page.front, 'names').map((name) => name.replace(/^.*\.(?=[^.]+$)/, ''));

/** Ids of pages, best first: the very word; words that begin with `text`, then contain it, then all its parts; words it mentions. */
export function searchPages(index: SearchIndex, text: string): readonly string[] {
  const wanted = normal(text);
  if (wanted === '') return [];
  const exact = index.get(wanted);
  if (exact !== undefined) return exact;
  const words = [...index.keys()].sort();
  const parts = wanted.split(' ');
  const found = [
    ...words.filter((word) => word.startsWith(wanted)),
    ...words.filter((word) => word.includes(wanted)),
    ...words.filter((word) => parts.every((part) => word.includes(part))),
  ];
  const pages = (found.length > 0 ? found : mentioned(words, wanted)).flatMap((word) => index.get(word) ?? []);
  return [...new Set(pages)].slice(0, limit);
}

/** Words that the text mentions, as in “what is a deadlock” and “什么是死锁”, the longest first; also in the plural. */
const mentioned = (words: readonly string[], text: string): readonly string[] =>
  words.filter((word) => word.length > 1 && mentions(text, word)).sort((a, b) => b.length - a.length);

function mentions(text: string, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return text.includes(word);
  return new RegExp(`(?<![a-z0-9])${word.replace(/[^a-z0-9 ]/g, '\\$&')}(?:e?s)?(?![a-z0-9])`).test(text);
}

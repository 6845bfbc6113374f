/**
 * Finds pages by what people type: a code, a rule's name, the name of an API (whole or its last part), a topic, a
 * title or a term of the glossary in either language, words of an error that Python prints, or a question that mentions
 * one of these. Better matches come first. Errs towards finding: the caller shows a short list when there is more than
 * one answer, and what nothing matches is taken for a misspelling.
 */

import { listOf, textOf } from './front-matter.ts';
import { differBySlip } from './misspelling.ts';
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
  for (const page of all) for (const word of ownWords(page)) add(word, page.id);
  for (const { cells } of tableRows(terms)) {
    const [english = '', chinese = '', link = ''] = cells;
    const id = /\(((?:rules|api|concepts)\/[a-z0-9-]+)\.md\)/.exec(link)?.[1];
    if (id !== undefined) for (const word of [english, ...chinese.split(/[\u3001\uFF08\uFF09]/)]) add(word, id);
  }
  for (const page of all) for (const word of shortNames(page)) add(word, page.id);
  return index;
}

const ownWords = (page: Page): readonly string[] => [
  page.id,
  page.name,
  page.title,
  textOf(page.front, 'code') ?? '',
  ...listOf(page.front, 'names'),
  ...listOf(page.front, 'errors'),
];

/** `Lock.acquire`: several pages may have one, so that they come after pages and terms whose own word it is. */
const shortNames = (page: Page): readonly string[] => listOf(page.front, 'names').map((name) => name.replace(/^.*\.(?=[^.]+$)/, ''));

/**
 * Ids of pages, best first: the very word; words that begin with `text`, then contain it, then all its parts; what it
 * mentions; words that differ from it by a slip.
 */
export function searchPages(index: SearchIndex, text: string): readonly string[] {
  const wanted = normal(text);
  if (wanted === '') return [];
  const exact = index.get(wanted);
  if (exact !== undefined) return exact;
  const words = [...index.keys()].sort();
  const parts = wanted.split(' ');
  const found = [
    ...words.filter((word) => word === parts.join('')),
    ...words.filter((word) => word.startsWith(wanted)),
    ...words.filter((word) => word.includes(wanted)),
    ...words.filter((word) => parts.every((part) => hasPart(word, part))),
  ];
  const guesses = [found, answering(index, words, wanted), words.filter((word) => differBySlip(word, wanted))];
  const matching = guesses.find((some) => some.length > 0) ?? [];
  return [...new Set(matching.flatMap((word) => index.get(word) ?? []))].slice(0, limit);
}

/** `kill` is no part of `pthread skill`; Chinese has no blanks to go by. */
const hasPart = (word: string, part: string): boolean =>
  /\p{Script=Han}/u.test(part) ? word.includes(part) : word.split(' ').some((each) => each.startsWith(part));

/** Words for a question, as “what is a deadlock”, “thread or process” and “什么是死锁”: those about all that it mentions first. */
function answering(index: SearchIndex, words: readonly string[], text: string): readonly string[] {
  const topics = mentioned(words, text);
  const together = topics.length > 1 ? words.filter((word) => topics.every((topic) => mentions(word, topic))) : [];
  const isTopic = (word: string): boolean => (index.get(word) ?? []).some((id) => id.startsWith('concepts/'));
  return [...together.filter(isTopic), ...together, ...topics];
}

/** What the text mentions, the longest first, else in its order; also in the plural; not `thread` where it says `daemon thread`. */
function mentioned(words: readonly string[], text: string): readonly string[] {
  const all = words.filter((word) => word.length > 1 && mentions(text, word));
  const whole = all.filter((word) => !all.some((longer) => longer !== word && longer.includes(word)));
  return whole.sort((a, b) => b.length - a.length || text.indexOf(a) - text.indexOf(b));
}

function mentions(text: string, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return text.includes(word);
  return new RegExp(`(?<![a-z0-9])${word.replace(/[^a-z0-9 ]/g, '\\$&')}(?:e?s)?(?![a-z0-9])`).test(text);
}

/**
 * Finds pages by what people type: a code, a rule's name, the name of an API (whole or its last part), a topic, a
 * title or a term of the glossary in either language. Exact matches come before partial ones. Errs towards finding:
 * the caller shows a short list when there is more than one answer.
 */
import { listOf, textOf } from './front-matter.ts';
import type { Page } from './parse-page.ts';
import { tableRows } from './table.ts';

/** A word in lower case and the pages it leads to. */
export type SearchIndex = ReadonlyMap<string, readonly string[]>;

/** Most answers worth listing. */
const limit = 12;

const normal = (text: string): string => text.toLowerCase().replace(/`/g, '').replace(/\s+/g, ' ').trim();

/** `terms` is the text of `terms.md`, whose third column links the page of a term. */
export function searchIndex(pages: Iterable<Page>, terms: string): SearchIndex {
  const index = new Map<string, string[]>();
  const add = (word: string, id: string): void => {
    const key = normal(word);
    if (key === '') return;
    const ids = index.get(key) ?? [];
    if (!ids.includes(id)) index.set(key, [...ids, id]);
  };
  for (const page of pages) for (const word of wordsOf(page)) add(word, page.id);
  for (const { cells } of tableRows(terms)) {
    const [english = '', chinese = '', link = ''] = cells;
    const id = /\(((?:rules|api|concepts)\/[a-z0-9-]+)\.md\)/.exec(link)?.[1];
    if (id !== undefined) for (const word of [english, ...chinese.split(/[、（）]/)]) add(word, id);
  }
  return index;
}

function wordsOf(page: Page): readonly string[] {
  const names = listOf(page.front, 'names').flatMap((name) => [
    name,
    name.replace('#', '.'),
    name.replace(/^.*\.(?=[^.]+$)/, '').replace('#', '.'),
  ]);
  return [page.id, page.name, page.name.replaceAll('-', ' '), page.title, textOf(page.front, 'code') ?? '', ...names];
}

/** Ids of pages, best first: exact words, then words that begin with `text`, then words that contain it. */
export function searchPages(index: SearchIndex, text: string): readonly string[] {
  const wanted = normal(text);
  if (wanted === '') return [];
  const exact = index.get(wanted);
  if (exact !== undefined) return exact;
  const words = [...index.keys()].sort();
  const begins = words.filter((word) => word.startsWith(wanted));
  const inside = words.filter((word) => !word.startsWith(wanted) && word.includes(wanted));
  return [...new Set([...begins, ...inside].flatMap((word) => index.get(word) ?? []))].slice(0, limit);
}

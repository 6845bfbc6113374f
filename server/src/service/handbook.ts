/**
 * The handbook as a table of contents: the concepts by topic in the order in which a newcomer reads them, then the rules
 * by code and the names of the library. Every page is in it once.
 */
import type { Language } from '../base/language.ts';
import type { Catalog } from '../knowledge/catalog.ts';
import { textOf } from '../knowledge/front-matter.ts';
import type { Page, PageKind } from '../knowledge/parse-page.ts';
import type { HandbookEntry, HandbookGroup } from './service.ts';

const topics = ['basics', 'threads', 'locks', 'processes', 'asyncio', 'interpreter'] as const;

export function handbook(catalog: Catalog, language: Language): readonly HandbookGroup[] {
  const pages = (kind: PageKind): readonly Page[] => catalog.pages(kind).flatMap((id) => catalog.page(id, language) ?? []);
  const group = (id: string, phrase: string, members: readonly Page[]): HandbookGroup => ({
    id,
    title: catalog.phrase(phrase, {}, language),
    entries: members.map(entryOf),
  });
  const concepts = pages('concepts');
  return [
    ...topics.map((topic) =>
      group(
        topic,
        `topic-${topic}`,
        concepts.filter(({ front }) => textOf(front, 'topic') === topic).sort((a, b) => orderOf(a) - orderOf(b)),
      ),
    ),
    group('rules', 'rules', [...pages('rules')].sort(byCode)),
    group('api', 'library-names', pages('api')),
  ];
}

/** `subject` is what `explain` finds the page by. */
export const entryOf = (page: Page): HandbookEntry => ({
  subject: textOf(page.front, 'code') ?? page.name,
  title: page.title,
  sentence: page.lead.split('\n\n')[0] ?? '',
  codes: codesOf(page),
});

/** The rules that look for it in code: its own, or those a page on an idea leads to. */
function codesOf(page: Page): readonly string[] {
  const own = textOf(page.front, 'code');
  if (own !== undefined) return [own];
  return page.kind === 'concepts' ? [...new Set([...page.lead.matchAll(/\[(PC\d{4})\]\(/g)].map(([, code = '']) => code))] : [];
}

const orderOf = ({ front }: Page): number => Number(textOf(front, 'order') ?? 0);
const codeOf = ({ front }: Page): string => textOf(front, 'code') ?? '';
const byCode = (a: Page, b: Page): number => (codeOf(a) < codeOf(b) ? -1 : 1);

/** The real pages, read once for the tests of this folder, as pairs of languages. */
import { readKnowledge } from '../../knowledge/build.mjs';
import type { KnowledgeData } from '../../server/src/knowledge/catalog.ts';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { type Page, parsePage } from '../../server/src/knowledge/parse-page.ts';

export const data: KnowledgeData = readKnowledge();
export const catalog = createCatalog(data);

export interface PagePair {
  readonly id: string;
  readonly english: Page;
  readonly chinese: Page;
}

/** Every page of the folder. Throws for a page that exists in one language only. */
export const pairs: readonly PagePair[] = (['rules', 'api', 'concepts'] as const).flatMap((kind) =>
  catalog.pages(kind).map((id) => ({ id, english: pageAt(`${id}.md`), chinese: pageAt(`${id}.zh-cn.md`) })),
);

function pageAt(path: string): Page {
  const text = data[path];
  const page = text === undefined ? undefined : parsePage(path, text);
  if (page === undefined) throw new Error(`no page ${path}`);
  return page;
}

/** The rule pages only. */
export const rulePairs: readonly PagePair[] = pairs.filter(({ english }) => english.kind === 'rules');

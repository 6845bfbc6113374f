/**
 * Everything a user reads, looked up: messages, phrases, titles of fixes, and the pages on rules, APIs and concepts.
 * Built once from plain files, pure afterwards. Errs towards saying something: an unknown id yields the id itself and
 * a page that exists in one language only is given in that one, while `problems` lists every such hole for the tests.
 */
import { type Language, languages } from '../base/language.ts';
import { listOf, mapOf, textOf } from './front-matter.ts';
import { once } from './once.ts';
import { type SearchIndex, searchIndex, searchPages } from './page-search.ts';
import { type Page, type PageKind, parsePage } from './parse-page.ts';
import { type PhraseBook, readPhrases, type Wording } from './phrase-book.ts';
import { type Args, fill } from './template.ts';

/** The files of `knowledge/`: path relative to it, with `/` → text. */
export type KnowledgeData = Readonly<Record<string, string>>;

export interface Catalog {
  /** The sentence of a finding. `rule` is a name or a code. */
  message(rule: string, id: string, args: Args, language: Language): string;
  phrase(id: string, args: Args, language: Language): string;
  fixTitle(fix: string, args: Args, language: Language): string;
  rulePage(nameOrCode: string, language: Language): Page | undefined;
  /** By a qualified name such as `threading.Lock`, `threading.Lock#acquire` (a method) or `with-lock`. */
  apiPage(qualifiedName: string, language: Language): Page | undefined;
  /** By its id such as `gil`, or by a keyword or name that the page claims: `yield`, `signal.signal`. */
  conceptPage(id: string, language: Language): Page | undefined;
  /** By the id that `search` and `pages` give, such as `concepts/gil`. */
  page(id: string, language: Language): Page | undefined;
  /** The ids of all pages of a kind, sorted. */
  pages(kind: PageKind): readonly string[];
  /** Ids of pages for a code, rule name, API name, topic or term in either language; best first. */
  search(text: string): readonly string[];
  /** Whether `phrases.md` has the id, so that tests can check the words rules ask for. */
  hasPhrase(id: string): boolean;
  hasFixTitle(fix: string): boolean;
  /** What is malformed or missing in the files, one sentence each. */
  readonly problems: readonly string[];
}

export function createCatalog(data: KnowledgeData): Catalog {
  const pages = readPages(data);
  const book = readPhrases(data['phrases.md'] ?? '');
  const aliases = aliasesOf(pages);
  // Only `explain` searches, and only tests ask for problems; an editor that starts need not wait for either.
  const index = once(() => searchIndex(pages.values(), data['terms.md'] ?? ''));
  const problems = once(() => [...book.problems, ...[...pages.values()].flatMap((page) => page.problems), ...missing(pages)]);
  return {
    ...wordsOf(pages, aliases, book),
    ...pagesOf(pages, aliases, index),
    get problems() {
      return problems();
    },
  };
}

/** Key: page id and language. */
type Pages = ReadonlyMap<string, Page>;
/** A code, a rule's name or a qualified API name → page id. */
type Aliases = ReadonlyMap<string, string>;

const keyOf = (id: string, language: Language): string => `${id} ${language}`;

function readPages(data: KnowledgeData): Pages {
  const pages = new Map<string, Page>();
  for (const path of Object.keys(data).sort()) {
    const page = parsePage(path, data[path] ?? '');
    if (page !== undefined) pages.set(keyOf(page.id, page.language), page);
  }
  return pages;
}

function aliasesOf(pages: Pages): Aliases {
  const aliases = new Map<string, string>();
  for (const page of pages.values()) {
    const code = textOf(page.front, 'code');
    if (page.kind === 'rules') aliases.set(page.name, page.id);
    if (code !== undefined) aliases.set(code, page.id);
    for (const name of [...listOf(page.front, 'codes'), ...listOf(page.front, 'names')]) aliases.set(name, page.id);
  }
  return aliases;
}

function missing(pages: Pages): readonly string[] {
  const ids = new Set([...pages.values()].map((page) => page.id));
  return [...ids].flatMap((id) =>
    languages.filter((language) => !pages.has(keyOf(id, language))).map((language) => `${id}: no page in ${language}`),
  );
}

/** The page in `language`, else in any language it exists in. */
function pageIn(pages: Pages, id: string | undefined, language: Language): Page | undefined {
  if (id === undefined) return undefined;
  const found = [language, ...languages].map((candidate) => pages.get(keyOf(id, candidate)));
  return found.find((page) => page !== undefined);
}

function wordsOf(
  pages: Pages,
  aliases: Aliases,
  book: PhraseBook,
): Pick<Catalog, 'message' | 'phrase' | 'fixTitle' | 'hasPhrase' | 'hasFixTitle'> {
  const say = (wordings: ReadonlyMap<string, Wording>, id: string, args: Args, language: Language): string =>
    fill(wordings.get(id)?.[language] ?? id, args);
  return {
    message(rule, id, args, language) {
      const page = pageIn(pages, aliases.get(rule), language);
      const template = page === undefined ? undefined : mapOf(page.front, 'messages')[id];
      return fill(template ?? `${rule}: ${id}`, args);
    },
    phrase: (id, args, language) => say(book.phrases, id, args, language),
    fixTitle: (fix, args, language) => say(book.fixTitles, fix, args, language),
    hasPhrase: (id) => book.phrases.has(id),
    hasFixTitle: (fix) => book.fixTitles.has(fix),
  };
}

function pagesOf(
  pages: Pages,
  aliases: Aliases,
  index: () => SearchIndex,
): Pick<Catalog, 'rulePage' | 'apiPage' | 'conceptPage' | 'page' | 'pages' | 'search'> {
  const ofKind = (kind: PageKind, id: string | undefined, language: Language): Page | undefined =>
    id?.startsWith(`${kind}/`) ? pageIn(pages, id, language) : undefined;
  return {
    rulePage: (nameOrCode, language) => ofKind('rules', aliases.get(nameOrCode), language),
    apiPage: (qualifiedName, language) => ofKind('api', aliases.get(qualifiedName), language),
    conceptPage: (id, language) => ofKind('concepts', `concepts/${id}`, language) ?? ofKind('concepts', aliases.get(id), language),
    page: (id, language) => pageIn(pages, id, language),
    pages: (kind) => [...new Set([...pages.values()].filter((page) => page.kind === kind).map((page) => page.id))].sort(),
    search: (text) => searchPages(index(), text),
  };
}

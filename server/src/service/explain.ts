/** The page of a code, a rule, an API name or a topic; the best match where the words are not exact, and what else they may mean. */
import type { Language } from '../base/language.ts';
import { renderBrief } from '../knowledge/brief.ts';
import type { Catalog } from '../knowledge/catalog.ts';
import type { Page } from '../knowledge/parse-page.ts';
import { plainText, withoutLinks } from '../knowledge/plain-text.ts';
import { entryOf } from './handbook.ts';
import type { Explanation } from './service.ts';

export function explanation(subject: string, catalog: Catalog, language: Language): Explanation | undefined {
  const name = subject.trim();
  const exact =
    catalog.rulePage(name.toUpperCase(), language) ??
    catalog.rulePage(name.toLowerCase(), language) ??
    catalog.apiPage(name, language) ??
    catalog.conceptPage(name.toLowerCase(), language);
  const [page, ...others] = exact ? [exact] : catalog.search(name).flatMap((id) => catalog.page(id, language) ?? []);
  if (!page) return undefined;
  // Links between pages lead nowhere outside the folder they are written in.
  const markdown = withoutLinks(page.body);
  const linked = linkedPage(page, catalog, language);
  const brief = renderBrief(page, catalog).markdown;
  return { title: page.title, markdown, linked, brief, plain: plainText(markdown), others: others.map(entryOf) };
}

/** `../rules/x.md` is a place in the folder of pages; outside it a page goes by what `explain` finds it by. */
function linkedPage({ kind, body }: Page, catalog: Catalog, language: Language): string {
  return body.replace(/(?<![!\\])\[([^\]]+)\]\((?!https:)([^)]*)\)/g, (_, words: string, target: string) => {
    const [, folder = kind, name] = /^(?:\.\.\/([a-z]+)\/)?([a-z0-9-]+)(?:\.zh-cn)?\.md/.exec(target) ?? [];
    const page = name === undefined ? undefined : catalog.page(`${folder}/${name}`, language);
    return page ? `[${words}](${encodeURIComponent(entryOf(page).subject)}.md)` : words;
  });
}

/** The page of a code, a rule, an API name or a topic; the best match where the words are not exact. */
import type { Language } from '../base/language.ts';
import type { Catalog } from '../knowledge/catalog.ts';
import { plainText, withoutLinks } from '../knowledge/plain-text.ts';
import type { Explanation } from './service.ts';

export function explanation(subject: string, catalog: Catalog, language: Language): Explanation | undefined {
  const name = subject.trim();
  const exact =
    catalog.rulePage(name.toUpperCase(), language) ??
    catalog.rulePage(name.toLowerCase(), language) ??
    catalog.apiPage(name, language) ??
    catalog.conceptPage(name.toLowerCase(), language);
  const [best] = exact ? [] : catalog.search(name);
  const page = exact ?? (best === undefined ? undefined : catalog.page(best, language));
  if (!page) return undefined;
  // Links between pages lead nowhere outside the folder they are written in.
  const markdown = withoutLinks(page.body);
  return { title: page.title, markdown, plain: plainText(markdown) };
}

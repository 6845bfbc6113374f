/**
 * The words of `phrases.md` by id, in both languages. Fix titles live in their own table because a fix may be called
 * like a verb; every other id is unique across the tables. Errs towards complaint: a row that lacks a language or
 * repeats an id is reported, and the first one counts.
 */
import type { Language } from '../base/language.ts';
import { tableRows } from './table.ts';

export type Wording = Readonly<Record<Language, string>>;

export interface PhraseBook {
  readonly phrases: ReadonlyMap<string, Wording>;
  readonly fixTitles: ReadonlyMap<string, Wording>;
  readonly problems: readonly string[];
}

/** The heading in `phrases.md` under which a row is the title of a fix. */
const fixHeading = 'Fix titles';

export function readPhrases(text: string): PhraseBook {
  const phrases = new Map<string, Wording>();
  const fixTitles = new Map<string, Wording>();
  const problems: string[] = [];
  for (const { heading, cells, line } of tableRows(text)) {
    const [id = '', english = '', chinese = '', ...more] = cells;
    const book = heading === fixHeading ? fixTitles : phrases;
    if (id === '' || english === '' || chinese === '' || more.length > 0)
      problems.push(`phrases.md: line ${line}: a row is "| id | English | 中文 |"`);
    else if (book.has(id)) problems.push(`phrases.md: line ${line}: the id "${id}" is given twice`);
    else book.set(id, { en: english, 'zh-cn': chinese });
  }
  return { phrases, fixTitles, problems };
}

/**
 * Carries text that a user wrote (names, expressions) safely into messages and Markdown. Everything invisible or
 * able to reorder what is shown is removed, so a name can never look like another one, and no user text can open
 * a link, an image or HTML. Errs towards removal.
 */

/** Control and format characters: among them the zero-width ones and all that change the direction of text. */
const invisible = /(?![\t\n\r])[\p{Cc}\p{Cf}]/gu;

/** Longest user text shown in a sentence, in UTF-16 units; the middle of a longer one becomes `…`. */
export const longestName = 60;

/** One line of visible text, every run of white space one blank. */
export const clean = (text: string): string => text.replace(invisible, '').replace(/\s+/g, ' ').trim();

/** `clean`, and no longer than `longestName`. */
export function shorten(text: string): string {
  const units = [...clean(text)];
  if (units.length <= longestName) return units.join('');
  const half = (longestName - 1) >> 1;
  return `${units.slice(0, half).join('')}…${units.slice(-half).join('')}`;
}

/** `text` as a Markdown code span whose fence is longer than any run of backticks inside. */
export function code(text: string): string {
  const visible = clean(text);
  if (visible === '') return '` `';
  const longest = Math.max(0, ...[...visible.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = visible.startsWith('`') || visible.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${visible}${pad}${fence}`;
}

/** `text` with every character that Markdown or HTML would read as markup escaped. */
export const escapeMarkdown = (text: string): string => clean(text).replace(/[\\`*_{}[\]()<>#+\-!|~&$]/g, '\\$&');

/**
 * A filled sentence as Markdown: what stands between single backticks is code, all else is plain words. A backtick
 * without a partner is shown as itself.
 */
export function prose(sentence: string): string {
  const parts = clean(sentence).split('`');
  const paired = parts.length % 2 === 1;
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return spaced(part);
      return index === parts.length - 1 && !paired ? `\\\`${spaced(part)}` : code(part);
    })
    .join('');
}

/** `escapeMarkdown` trims; the blanks around a code span must stay. */
function spaced(part: string): string {
  if (part.trim() === '') return part === '' ? '' : ' ';
  return `${part.startsWith(' ') ? ' ' : ''}${escapeMarkdown(part)}${part.endsWith(' ') ? ' ' : ''}`;
}

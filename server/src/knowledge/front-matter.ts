/**
 * Reads the block between two `---` lines at the head of a page. The format is a strict subset of YAML: `key: value`,
 * or `key:` followed by `  - value` lines (a list) or `  id: value` lines (a map); a value is a bare word or a
 * double-quoted text with `\"` and `\\`. Errs towards refusal: whatever is not in the subset is an error that names
 * its line, because a silently dropped message would be a hole in what the user reads.
 */

export type FrontValue = string | readonly string[] | Readonly<Record<string, string>>;

export interface FrontMatter {
  readonly values: Readonly<Record<string, FrontValue>>;
  /** The text after the closing `---`. */
  readonly body: string;
  /** One sentence each, with the line from 1; empty when the block is well formed. */
  readonly problems: readonly string[];
}

const entryPattern = /^( {2})?(?:(- )|([A-Za-z][\w-]*):(?: |$))(.*)$/;

/** Splits `text`, which may use any kind of line end. A page without a block has no values and is all body. */
export function readFrontMatter(text: string): FrontMatter {
  const page = (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).replace(/^\uFEFF/, '');
  if (!/^---(?:\n|$)/.test(page)) return { values: {}, body: page, problems: [] };
  // An editor that starts reads the blocks of all pages: their bodies, which are most of the text, stay in one piece.
  const block = page.slice('---'.length);
  const end = /\n---(?:\n|$)/.exec(block);
  if (!end) return { values: {}, body: '', problems: ['line 1: the front matter is never closed by `---`'] };
  const lines = end.index === 0 ? [] : block.slice(1, end.index).split('\n');
  return { ...readEntries(lines), body: block.slice(end.index + end[0].length) };
}

function readEntries(lines: readonly string[]): Pick<FrontMatter, 'values' | 'problems'> {
  const values: Record<string, FrontValue> = {};
  const problems: string[] = [];
  let key = '';
  for (const [index, line] of lines.entries()) {
    const entry = readEntry(line);
    const problem = typeof entry === 'string' ? entry : put(values, entry, key);
    if (problem !== undefined) problems.push(`line ${index + 2}: ${problem}: ${line.trim()}`);
    if (typeof entry !== 'string' && !entry.inner) key = entry.value === '' ? entry.name : '';
  }
  return { values, problems };
}

/** One line; `inner` when it is indented and so belongs to the key above; a list item has no name. */
interface Entry {
  readonly inner: boolean;
  readonly name: string;
  readonly value: string;
}

function readEntry(line: string): Entry | string {
  const [, indent, dash, name = '', rest = ''] = entryPattern.exec(line) ?? [];
  if (dash === undefined && name === '') return 'expected `key: value`, `  - value` or `  id: value`';
  if (indent === undefined && dash !== undefined) return 'an item of a list is indented by two blanks';
  const value = readValue(rest.trim());
  return value === undefined ? 'expected a bare word or a text in double quotes' : { inner: indent !== undefined, name, value };
}

/** Stores the entry under its key; a sentence when it does not fit there. */
function put(values: Record<string, FrontValue>, entry: Entry, key: string): string | undefined {
  if (!entry.inner) {
    if (entry.name in values) return 'this key is given twice';
    values[entry.name] = entry.value;
    return undefined;
  }
  if (key === '') return 'this line belongs to no key';
  const merged = append(values[key] ?? '', entry.name, entry.value);
  if (merged === undefined) return 'a list and a map are mixed, or an id is given twice';
  values[key] = merged;
  return undefined;
}

function readValue(text: string): string | undefined {
  if (text === '' || /^[\w.#][\w.#-]*$/.test(text)) return text;
  if (!/^"(?:[^"\\]|\\["\\])*"$/.test(text)) return undefined;
  return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

function append(value: FrontValue, id: string, item: string): FrontValue | undefined {
  if (id === '') {
    if (typeof value !== 'string' && !isList(value)) return undefined;
    return [...(typeof value === 'string' ? [] : value), item];
  }
  if (isList(value) || (typeof value !== 'string' && id in value)) return undefined;
  return { ...(typeof value === 'string' ? {} : value), [id]: item };
}

const isList = (value: FrontValue): value is readonly string[] => Array.isArray(value);

/** The list under `key`; a key that is absent or no list has no items. */
export function listOf(front: Pick<FrontMatter, 'values'>, key: string): readonly string[] {
  const value = front.values[key];
  return value !== undefined && isList(value) ? value : [];
}

/** The map under `key`; a key that is absent or no map has no entries. */
export function mapOf(front: Pick<FrontMatter, 'values'>, key: string): Readonly<Record<string, string>> {
  const value = front.values[key];
  return value !== undefined && typeof value !== 'string' && !isList(value) ? value : {};
}

/** The text under `key`, or undefined. */
export function textOf(front: Pick<FrontMatter, 'values'>, key: string): string | undefined {
  const value = front.values[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

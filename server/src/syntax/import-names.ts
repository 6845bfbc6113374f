/**
 * Which modules a text imports, as it writes their names, found without parsing: a file that is turned away at the gate
 * may be named by one that is not. Errs towards too many: comments and strings count, and so does what may be no module
 * but a name in one. What only runs tell (`importlib.import_module(name)`) is not seen.
 */
import type { Characters } from '../base/edited-text.ts';
import type { Span } from '../base/span.ts';

const keyword = 'import';
/** What follows the keyword: up to the end of the line or of the brackets, in which no bracket stands. */
const clause = /\s+(\([^()]*|(?:\\\r?\n|[^\n#;])*)/y;
/** What stands before the keyword: nobody names a module in more UTF-16 units than `farthest`. */
const source = /\bfrom\s*([.\w]+)(?:[ \t]|\\\r?\n)*$/;
const farthest = 300;

/** One keyword, with what it imports and where that is read from. */
export interface ImportClause extends Span {
  readonly names: readonly string[];
}

/** With leading dots where the import is relative: `from .a import b` names `.a` and `.a.b`. Each once, as they come. */
export const importNames = (text: string): readonly string[] => namesOf(importClauses(text));

export const namesOf = (clauses: readonly ImportClause[]): readonly string[] => [...new Set(clauses.flatMap(({ names }) => names))];

export function importClauses(text: string): readonly ImportClause[] {
  const found: ImportClause[] = [];
  // Leaping from one keyword to the next costs a tenth of asking every line.
  for (let at = text.indexOf(keyword), end = 0; at >= 0; at = text.indexOf(keyword, end)) {
    clause.lastIndex = at + keyword.length;
    const members = clause.exec(text)?.[1];
    const start = Math.max(end, at - farthest);
    const [, from] = source.exec(text.slice(start, at)) ?? [];
    end = members === undefined ? at + keyword.length : clause.lastIndex;
    const names = members === undefined ? [] : namesIn(members);
    found.push({
      start,
      end,
      names: from === undefined || members === undefined ? names : [from, ...names.map((name) => joined(from, name))],
    });
  }
  return found;
}

/** The clauses of a text, by those of the text before a change, which was shorter by `shift`; undefined where it may have changed one. */
export function clausesKept(
  clauses: readonly ImportClause[],
  text: Characters,
  change: Span,
  shift: number,
): readonly ImportClause[] | undefined {
  const near = { start: change.start - keyword.length, end: change.end + keyword.length };
  if (text.slice(Math.max(0, near.start), near.end).includes(keyword)) return undefined;
  if (clauses.some(({ start, end }) => start <= near.end - shift && end >= near.start)) return undefined;
  return shift === 0
    ? clauses
    : clauses.map((each) => (each.start < near.start ? each : { ...each, start: each.start + shift, end: each.end + shift }));
}

/** `a.b as c, d` → `a.b`, `d`. */
const namesIn = (members: string): readonly string[] =>
  members
    .replace(/#.*|[()\\]/g, ' ')
    .split(',')
    .flatMap((member) => /^\s*([\w.]*\w)/.exec(member)?.[1] ?? []);

const joined = (from: string, name: string): string => (from.endsWith('.') ? `${from}${name}` : `${from}.${name}`);

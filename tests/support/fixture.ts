/**
 * Reads the markers of a fixture and compares them with what the analyser said. One grammar serves the fixtures and the
 * explanations: `# expect: CODE ["part of the message"]` on the line of the alarm, `# related: CODE ["part"]` on the line
 * of a witness step, several separated by `;`. A comment of carets right below pins the columns. A line without a marker
 * must be quiet, so this errs towards failing: a surplus alarm and an unmatched marker are both problems.
 */
import type { Diagnostic, RelatedPlace } from '../../server/src/service/types.ts';

export interface Mark {
  readonly kind: 'expect' | 'related';
  readonly code: string;
  readonly part?: string;
  /** From 1. */
  readonly line: number;
  /** UTF-16 units from 0, end exclusive; only where carets pin them. */
  readonly columns?: { readonly start: number; readonly end: number };
}

const comment = /#\s*((?:expect|related):.*)$/;
const mark = /^(?:(expect|related):)?\s*(PC\d+)(?:\s+"([^"]*)")?$/;
const carets = /^\s*#(\s*)(\^+)\s*$/;

/** Throws on a marker it cannot read: a misspelt marker must not pass for an ordinary comment. */
export function parseMarks(text: string): readonly Mark[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.flatMap((line, index) => {
    const found = comment.exec(line)?.[1];
    return found === undefined ? [] : marksOfLine(found, index + 1, columnsBelow(lines[index + 1]));
  });
}

function marksOfLine(words: string, line: number, columns: Mark['columns']): readonly Mark[] {
  let kind: Mark['kind'] = 'expect';
  return words.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((piece) => {
    const match = mark.exec(piece.trim());
    if (match === null) throw new SyntaxError(`line ${line}: not a marker: ${piece.trim()}`);
    const [, said, code = '', part] = match;
    kind = said === 'related' || said === 'expect' ? said : kind;
    return { kind, code, line, ...(part === undefined ? {} : { part }), ...(columns && kind === 'expect' ? { columns } : {}) };
  });
}

function columnsBelow(line: string | undefined): Mark['columns'] {
  const match = carets.exec(line ?? '');
  if (match === null) return undefined;
  const start = match[0].indexOf('^');
  return { start, end: start + (match[2] ?? '').length };
}

/** Every disagreement between the markers of a file and its diagnostics, in words; empty when they agree. */
export function disagreements(file: string, text: string, diagnostics: readonly Diagnostic[]): readonly string[] {
  const marks = parseMarks(text);
  const left = [...diagnostics.filter((diagnostic) => diagnostic.file === file)];
  const unmet = marks.filter((wanted) => wanted.kind === 'expect' && !takeMatch(left, wanted, text));
  const related = diagnostics.flatMap((diagnostic) => diagnostic.related.map((place) => ({ code: diagnostic.code, place })));
  const unseen = marks.filter((wanted) => wanted.kind === 'related' && !related.some((one) => isThere(one, wanted, file, text)));
  return [
    ...unmet.map((wanted) => `${file}:${wanted.line}: missed ${describe(wanted)}`),
    ...unseen.map((wanted) => `${file}:${wanted.line}: no related place ${describe(wanted)}`),
    ...left.map((one) => `${file}:${lineAt(text, one.start)}: surplus ${one.code} "${one.message}"`),
  ];
}

const describe = (wanted: Mark): string => (wanted.part === undefined ? wanted.code : `${wanted.code} "${wanted.part}"`);

/** Removes the diagnostic that answers the marker, so that two alarms on one line need two markers. */
function takeMatch(left: Diagnostic[], wanted: Mark, text: string): boolean {
  const at = left.findIndex((one) => one.code === wanted.code && fits(one, one.message, wanted, text) && pinned(one, wanted, text));
  if (at >= 0) left.splice(at, 1);
  return at >= 0;
}

const isThere = (one: { code: string; place: RelatedPlace }, wanted: Mark, file: string, text: string): boolean =>
  one.code === wanted.code && one.place.file === file && fits(one.place, one.place.message, wanted, text);

const fits = (span: { readonly start: number }, message: string, wanted: Mark, text: string): boolean =>
  lineAt(text, span.start) === wanted.line && message.includes(wanted.part ?? '');

function pinned(one: Diagnostic, wanted: Mark, text: string): boolean {
  if (wanted.columns === undefined) return true;
  const start = text.lastIndexOf('\n', one.start - 1) + 1;
  return one.start - start === wanted.columns.start && one.end - start === wanted.columns.end;
}

/** From 1; a lone CR ends a line too, as in LSP. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\r|\n/).length;

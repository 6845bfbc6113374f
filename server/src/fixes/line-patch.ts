/**
 * A run of whole lines to be rewritten one by one: what a line becomes is zero, one or several lines, and
 * the edits touch only what differs, so that markers in the editor stay where they are. The file ends as
 * it ended, with or without a line end.
 */
import type { Span, TextEdit } from '../base/span.ts';
import { isInString, literalsOf } from './literals.ts';
import { indentOf, lineBelow, lineEnd, lineStart, newlineOf } from './source.ts';

interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly contentEnd: number;
  readonly end: number;
  readonly old: string;
  readonly inString: boolean;
  contents: readonly string[];
}

export class LinePatch {
  private readonly lines: readonly Line[];
  private readonly newline: string;

  /** Covers the lines that `span` touches. */
  constructor(text: string, span: Span) {
    this.newline = newlineOf(text);
    this.lines = readLines(text, lineStart(text, span.start), lineEnd(text, span.end));
  }

  get count(): number {
    return this.lines.length;
  }

  /** The index of the line that holds an absolute offset. */
  indexOf(offset: number): number {
    return this.lines.findLastIndex((line) => line.start <= offset);
  }

  /** What the line is as it stands in the text. */
  old(index: number): string {
    return this.lines[index]?.old ?? '';
  }

  set(index: number, ...contents: readonly string[]): void {
    const line = this.lines[index];
    if (line) line.contents = contents;
  }

  /** Puts lines above what a line has become. */
  prepend(index: number, contents: readonly string[]): void {
    const line = this.lines[index];
    if (line) line.contents = [...contents, ...line.contents];
  }

  /** Removes lines and gives what they had become. */
  take(from: number, to: number): readonly string[] {
    const taken = this.lines.slice(from, to + 1);
    const contents = taken.flatMap((line) => line.contents);
    for (const line of taken) line.contents = [];
    return contents;
  }

  /** Removes a line and the blank lines above it that would otherwise meet blank lines, or the head of the suite, below `floor`. */
  drop(index: number, floor: number): void {
    this.set(index);
    const isBlank = (at: number): boolean => (this.lines[at]?.contents ?? ['x']).every((content) => content.trim() === '');
    if (index + 1 < this.count && !isBlank(index + 1)) return;
    for (let at = index - 1; at > floor && isBlank(at); at--) this.set(at);
  }

  /**
   * Moves the lines `from` … `to` from the indentation `before` to `after`. Blank lines, the inside of
   * strings, and lines that stand further left than `before` keep their place.
   */
  indent(from: number, to: number, before: string, after: string): void {
    for (const line of this.lines.slice(from, to + 1)) {
      if (!line.inString) line.contents = line.contents.map((content) => moved(content, before, after));
    }
  }

  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    const last = this.lines.at(-1);
    const lastKept = this.lines.findLastIndex((line) => line.contents.length > 0);
    const dangling = last !== undefined && last.end === last.contentEnd && lastKept < this.count - 1 && lastKept >= 0;
    for (const [index, line] of this.lines.entries()) {
      if (dangling && index > lastKept) continue;
      edits.push(...editOf(line, this.newline));
    }
    const kept = this.lines[lastKept];
    if (dangling && kept) edits.push({ span: { start: kept.contentEnd, end: last.end }, newText: '' });
    return edits;
  }
}

function moved(content: string, before: string, after: string): string {
  if (content.trim() === '' || !content.startsWith(before)) return content;
  return after + content.slice(before.length);
}

function readLines(text: string, from: number, to: number): readonly Line[] {
  // What stands behind the lines does not matter to them.
  const literals = literalsOf(text.slice(0, to));
  const lines: Line[] = [];
  for (let start = from; start <= to; ) {
    const contentEnd = lineEnd(text, start);
    const end = lineBelow(text, start);
    const old = text.slice(start, contentEnd);
    lines.push({ start, contentEnd, end, old, inString: isInString(literals, start), contents: [old] });
    if (end === contentEnd) break;
    start = end;
  }
  return lines;
}

function editOf(line: Line, newline: string): readonly TextEdit[] {
  const last = line.contents.at(-1);
  if (last === undefined) return [{ span: { start: line.start, end: line.end }, newText: '' }];
  if (line.contents.length === 1 && last === line.old) return [];
  const [was, now] = [indentOf(line.old), indentOf(last)];
  const keepsCode = line.old.slice(was.length) === last.slice(now.length);
  const code = keepsCode ? now : last;
  const end = keepsCode ? line.start + was.length : line.contentEnd;
  return [{ span: { start: line.start, end }, newText: [...line.contents.slice(0, -1), code].join(newline) }];
}

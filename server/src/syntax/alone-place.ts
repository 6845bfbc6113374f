/**
 * The innermost statement, of the module or of a class in it, that all edits lie in, together with the lines up to
 * the next statement, as a text that can be parsed by itself: the headers of the classes around it, reduced to what the
 * indentation needs, then its own lines, then a statement in place of the one that follows.
 */
import type { Characters } from '../base/edited-text.ts';
import type { Span } from '../base/span.ts';
import type { Level, Replacement } from './reuse.ts';

/** Stands for the statement behind. */
const next = 'pass\n';
const header = 'class C:\n';

export interface AlonePlace {
  /** From those of the module to those that the statement is one of. */
  readonly levels: readonly Level[];
  /** Of the levels, the one that the statement behind is of: the classes further in end before it. */
  readonly open: number;
  /** What is parsed, `start` and `end` being the part of it that stands in the file. */
  readonly piece: string;
  readonly own: Span;
  /** From offsets in the piece to offsets in the file. */
  readonly offset: number;
  /** How far the edits have moved what is behind them. */
  readonly shift: number;
}

/** Undefined where the statement shares a line with others, or is longer than this. */
export function alonePlace(text: Characters, levels: readonly Level[], edit: Replacement, longest: number): AlonePlace | undefined {
  const shift = edit.newEnd - edit.oldEnd;
  const open = Math.max(0, levels.map(({ units, index }) => index + 1 < units.length).lastIndexOf(true));
  const margins = levels.flatMap(({ units, index, base }) => marginBefore(text, base + (units[index]?.at ?? 0)) ?? []);
  const own = margins.at(-1);
  const behind = levels[open] && marginBefore(text, startBehind(levels[open], text, shift));
  if (!own || !behind || margins.length < levels.length || edit.newEnd > behind.start || behind.start - own.start > longest)
    return undefined;
  if ([...margins.slice(0, 1), ...(open === 0 ? [behind] : [])].some(({ start, end }) => start < end)) return undefined;
  const head = margins
    .slice(0, -1)
    .map(({ start, end }) => text.slice(start, end) + header)
    .join('');
  return {
    levels,
    open,
    shift,
    piece: head + text.slice(own.start, behind.end) + next,
    own: { start: head.length, end: head.length + behind.end - own.start },
    offset: own.start - head.length,
  };
}

function startBehind({ units, index, base }: Level, text: Characters, shift: number): number {
  const placed = units[index + 1];
  return placed ? base + placed.at + shift : text.length;
}

/** The indentation of what stands there; undefined where something else stands before it in its line. */
function marginBefore(text: Characters, offset: number): Span | undefined {
  let start = offset;
  while (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t') start -= 1;
  return start === 0 || text.charAt(start - 1) === '\n' ? { start, end: offset } : undefined;
}

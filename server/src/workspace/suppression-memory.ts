/**
 * The suppressions of a text that is edited: an edit costs what it changed. Where the words that switch something off
 * stand is carried through edits, and only the statements around them are read, of the module or of a class in it, each
 * together with the lines before it; a statement that stays as it is keeps what was read.
 *
 * The same answer as `readSuppressions` gives of the whole text, save where a quote or a bracket is left open: there
 * it costs its own statement only.
 */
import type { Characters } from '../base/edited-text.ts';
import type { Span, TextEdit } from '../base/span.ts';
import type { PlacedUnit, Unit } from '../ir/module.ts';
import { isClean } from '../syntax/unit-errors.ts';
import type { Parsed } from './settle.ts';
import { readSuppressions, type Suppression } from './suppression.ts';

const words = /interleave:|noqa|pylint:|nosonar/gi;
/** One character less than the longest of the words: how far before an edit one may start that the edit completes. */
const reach = 'interleave:'.length - 1;

interface Known {
  readonly text: string;
  readonly found: readonly Suppression[];
}

export class SuppressionMemory {
  /** Where the words start, in order; undefined as long as nobody has asked. */
  #marks: readonly number[] | undefined;
  #known: ReadonlyMap<Unit, Known> = new Map();

  /** `text` is that after the edit. */
  edit({ span, newText }: TextEdit, text: Characters): void {
    if (!this.#marks) return;
    const from = Math.max(0, span.start - reach);
    const end = span.start + newText.length;
    const shift = end - span.end;
    this.#marks = [
      ...this.#marks.filter((mark) => mark < from),
      ...marksIn(text.slice(from, end + reach), from).filter((mark) => mark < end),
      ...this.#marks.filter((mark) => mark >= span.end).map((mark) => mark + shift),
    ];
  }

  read(parsed: Parsed): readonly Suppression[] {
    const { text } = parsed;
    this.#marks ??= marksIn(text.whole, 0);
    const known = new Map<Unit, Known>();
    const found: Suppression[] = [];
    let done = 0;
    for (const mark of this.#marks) {
      if (mark < done || !mayBeComment(mark, text)) continue;
      const read = this.#around(mark, parsed, known);
      if (!read) return readSuppressions(text.whole);
      found.push(...startingFrom(done, read.found));
      done = read.end;
    }
    this.#known = known;
    return found;
  }

  /** In the smallest region that says how far its comments count. */
  #around(
    mark: number,
    { text, module }: Parsed,
    known: Map<Unit, Known>,
  ): { readonly found: readonly Suppression[]; readonly end: number } | undefined {
    for (const region of regionsAround(mark, text, module.units)) {
      const found = this.#inRegion(region, text, known);
      if (found) return { found, end: region.end };
    }
    return undefined;
  }

  /** Undefined where the region does not say how far a comment counts. */
  #inRegion({ start, end, unit }: Region, text: Characters, known: Map<Unit, Known>): readonly Suppression[] | undefined {
    const own = text.slice(start, end);
    const before = this.#known.get(unit);
    const found = before?.text === own ? before.found : readSuppressions(own);
    known.set(unit, { text: own, found });
    const isLast = end === text.length;
    // A comment at the margin that counts to the end of its block counts to the end of the file.
    if (!isLast && found.some((each) => each.end > own.length && own[each.start] !== '#')) return undefined;
    return found.map((each) => ({
      rules: each.rules,
      start: start + each.start,
      end: each.end > own.length ? text.length + 1 : start + each.end,
    }));
  }
}

/** Of a class some of whose members were read before, the rest. */
const startingFrom = (offset: number, found: readonly Suppression[]): readonly Suppression[] =>
  found.filter(({ start }) => start >= offset);

/** Whether something before it on its line may begin a comment. */
const mayBeComment = (offset: number, text: Characters): boolean => text.slice(lineStart(text, offset), offset).includes('#');

const marksIn = (text: string, base: number): readonly number[] => [...text.matchAll(words)].map(({ index }) => base + index);

/** A statement, from behind the line that the one before it ends in to the end of its own last line. */
interface Region extends Span {
  readonly unit: Unit;
}

/** The class that holds the units, and where the line of its first member starts. */
interface Around {
  readonly at: number;
  readonly first: number;
}

const module: Around = { at: 0, first: 0 };

/** Those that a place lies in, the smallest first. There is none where two statements share a line. */
function regionsAround(offset: number, text: Characters, units: readonly PlacedUnit[], around = module): readonly Region[] {
  const index = Math.min(firstReaching(offset, text, units, around.at), units.length - 1);
  const own = units[index];
  if (!own) return [];
  const at = around.at + own.at;
  const before = units[index - 1];
  const next = units[index + 1];
  const start = before ? lineEnd(text, before, around.at) : around.first;
  const end = next || around !== module ? lineEnd(text, own, around.at) : text.length;
  if (offset < start || offset >= end || start > at || (next && end > around.at + next.at)) return [];
  return [...regionsInside(offset, text, own.unit, at), { start, end, unit: own.unit }];
}

/** Among the members of a class that have lines of their own, as long as no bracket is left open in any. */
function regionsInside(offset: number, text: Characters, unit: Unit, at: number): readonly Region[] {
  const members = unit.statement.kind === 'class' ? unit.statement.cls.members : [];
  if (!members[0] || !isClean(unit)) return [];
  const first = lineStart(text, at + members[0].at);
  return text.slice(first, at + members[0].at).trim() === '' ? regionsAround(offset, text, members, { at, first }) : [];
}

/** The index of the first statement whose last line ends behind the offset. */
function firstReaching(offset: number, text: Characters, units: readonly PlacedUnit[], base: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const placed = units[middle];
    if (placed && lineEnd(text, placed, base) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

const lineStart = (text: Characters, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Behind the line end that follows the statement. */
function lineEnd(text: Characters, { at, unit }: PlacedUnit, base: number): number {
  const end = text.indexOf('\n', base + at + unit.length);
  return end === -1 ? text.length : end + 1;
}

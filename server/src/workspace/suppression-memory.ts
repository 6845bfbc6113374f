/**
 * The suppressions of a text that is edited: an edit costs what it changed. Where the words that switch something off
 * stand is carried through edits, and only the statements of the module around them are read, each together with
 * the lines before it; a statement that stays as it is keeps what was read.
 *
 * The same answer as `readSuppressions` gives of the whole text, save where a quote or a bracket is left open: there
 * it costs its own statement only.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { PlacedUnit, Unit } from '../ir/module.ts';
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
  edit({ span, newText }: TextEdit, text: string): void {
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

  read({ text, module }: Parsed): readonly Suppression[] {
    this.#marks ??= marksIn(text, 0);
    const known = new Map<Unit, Known>();
    const found: Suppression[] = [];
    let done = 0;
    for (const mark of this.#marks) {
      if (mark < done) continue;
      const region = regionAround(mark, text, module.units);
      const inside = region && this.#inRegion(region, text, known);
      if (!inside) return readSuppressions(text);
      found.push(...inside);
      done = region.end;
    }
    this.#known = known;
    return found;
  }

  /** Undefined where the region does not say how far a comment counts. */
  #inRegion({ start, end, unit }: Region, text: string, known: Map<Unit, Known>): readonly Suppression[] | undefined {
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

const marksIn = (text: string, base: number): readonly number[] => [...text.matchAll(words)].map(({ index }) => base + index);

/** A statement of the module, from behind the line that the one before it ends in to the end of its own last line. */
interface Region extends Span {
  readonly unit: Unit;
}

/** Undefined where two statements share a line. */
function regionAround(offset: number, text: string, units: readonly PlacedUnit[]): Region | undefined {
  const index = Math.min(firstReaching(offset, text, units), units.length - 1);
  const own = units[index];
  if (!own) return undefined;
  const before = units[index - 1];
  const start = before ? lineEnd(text, before) : 0;
  const end = index === units.length - 1 ? text.length : lineEnd(text, own);
  return start <= own.at && end <= (units[index + 1]?.at ?? text.length) ? { start, end, unit: own.unit } : undefined;
}

/** The index of the first statement whose last line ends behind the offset. */
function firstReaching(offset: number, text: string, units: readonly PlacedUnit[]): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const placed = units[middle];
    if (placed && lineEnd(text, placed) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Behind the line end that follows the statement. */
function lineEnd(text: string, { at, unit }: PlacedUnit): number {
  const end = text.indexOf('\n', at + unit.length);
  return end === -1 ? text.length : end + 1;
}

/**
 * Joins a text that has syntax errors with the program shown before it: units that parse are taken from the new
 * text, regions with an error keep the units that stood there. A region grows until no unit, old or new, crosses
 * its border, because an error recovers differently from one key to the next and may swallow its neighbours.
 * Text and module of the result agree with each other, so the analyses need not know that anything was held back.
 */
import { type Characters, EditedText } from '../base/edited-text.ts';
import type { Span } from '../base/span.ts';
import type { ModuleIr, PlacedUnit, Unit } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';
import { blocksOf } from '../ir/visit.ts';
import { cutMap, identityMap, mapSpan, type PieceMap } from './piece-map.ts';

interface Program {
  readonly text: EditedText;
  readonly module: ModuleIr;
}
interface MappedProgram extends Program {
  readonly map: PieceMap;
}

/** `before.map` leads from `before.text` to `now.text`. */
export function holdBack(now: Program, before: MappedProgram): MappedProgram {
  const joiner = new Joiner(now.text, before);
  const units = joiner.join(located(now.module.units, 0), located(before.module.units, 0));
  if (joiner.holds === 0) return { ...now, map: identityMap(now.text.length) };
  joiner.copyTo(now.text.length);
  const text = EditedText.of(joiner.text());
  return { text, module: { units, length: text.length }, map: joiner.map() };
}

/** A unit with its start counted from the start of the file. */
interface Located {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
}

const located = (units: readonly PlacedUnit[], base: number): readonly Located[] =>
  units.map(({ at, unit }) => ({ unit, start: base + at, end: base + at + unit.length }));

const membersOf = (unit: Unit): readonly PlacedUnit[] => (unit.statement.kind === 'class' ? unit.statement.cls.members : []);

/** Whether any text of the unit has an error: a unit speaks for itself, but not for the members of a class in it. */
function isBroken(unit: Unit): boolean {
  if (unit.hasError) return true;
  const pending: Statement[] = [unit.statement];
  for (let statement = pending.pop(); statement; statement = pending.pop()) {
    if (statement.kind === 'function' && statement.fn.hasError) return true;
    if (statement.kind === 'class' && statement.cls.members.some((member) => member.unit.hasError)) return true;
    if (statement.kind === 'class') pending.push(...statement.cls.members.map((member) => member.unit.statement));
    for (const block of blocksOf(statement)) pending.push(...block.statements);
  }
  return false;
}

/** Units of both texts that overlap each other, and the stretch of the new text they cover together. */
interface Region extends Span {
  readonly now: readonly Located[];
  readonly before: readonly Located[];
}

/** Writes the shown text from left to right; `cursor` is how far the new text has been used up. */
class Joiner {
  readonly #now: Characters;
  readonly #before: MappedProgram;
  readonly #parts: string[] = [];
  readonly #pieces: PieceMap[number][] = [];
  #length = 0;
  #cursor = 0;
  holds = 0;

  constructor(now: Characters, before: MappedProgram) {
    this.#now = now;
    this.#before = before;
  }

  text(): string {
    return this.#parts.join('');
  }

  map(): PieceMap {
    return this.#pieces;
  }

  /** The units of one level of nesting, placed in the shown text relative to where this call began. */
  join(now: readonly Located[], before: readonly Located[], base = 0): readonly PlacedUnit[] {
    return regions(now, before, this.#before.map).flatMap((region) => this.#place(region, base));
  }

  copyTo(end: number): void {
    const length = end - this.#cursor;
    if (length <= 0) return;
    this.#pieces.push({ from: this.#length, to: this.#cursor, length });
    this.#write(this.#now.slice(this.#cursor, end), end);
  }

  #place(region: Region, base: number): readonly PlacedUnit[] {
    const [now, ...moreNow] = region.now;
    const [before, ...moreBefore] = region.before;
    if (now && before && moreNow.length + moreBefore.length === 0 && isSoundClass(now.unit) && isBroken(now.unit)) {
      return [this.#joinClass(now, before, base)];
    }
    const broken = region.now.some(({ unit }) => isBroken(unit));
    if (broken && region.before.some(({ unit }) => !unit.hasError)) return this.#hold(region, base);
    return region.now.map(({ unit, start }) => ({ at: this.#shownAt(start) - base, unit }));
  }

  #joinClass(now: Located, before: Located, base: number): PlacedUnit {
    const holds = this.holds;
    const start = this.#shownAt(now.start);
    const members = this.join(located(membersOf(now.unit), now.start), located(membersOf(before.unit), before.start), start);
    const end = this.#shownAt(now.end);
    return { at: start - base, unit: this.holds === holds ? now.unit : withMembers(now.unit, members, end - start) };
  }

  #hold({ start, end, before }: Region, base: number): readonly PlacedUnit[] {
    this.copyTo(start);
    const span = { start: before[0]?.start ?? 0, end: before.at(-1)?.end ?? 0 };
    const shift = this.#length - span.start;
    this.#pieces.push(...cutMap(this.#before.map, span, this.#length));
    this.#write(this.#before.text.slice(span.start, span.end), end);
    this.holds++;
    return before.map(({ unit, start: at }) => ({ at: at + shift - base, unit }));
  }

  #write(text: string, cursor: number): void {
    this.#parts.push(text);
    this.#length += text.length;
    this.#cursor = cursor;
  }

  /** Where a place of the new text that is not behind the cursor will stand in the shown text. */
  #shownAt(offset: number): number {
    return this.#length + offset - this.#cursor;
  }
}

const isSoundClass = (unit: Unit): boolean => unit.statement.kind === 'class' && !unit.hasError;

function withMembers(unit: Unit, members: readonly PlacedUnit[], length: number): Unit {
  if (unit.statement.kind !== 'class') return unit;
  const grown = length - unit.length;
  const { statement } = unit;
  const cls = { ...statement.cls, end: statement.cls.end + grown, members };
  return { ...unit, length, statement: { ...statement, end: statement.end + grown, cls } };
}

/** Sweeps both lists from left to right; old units of which no character is left are gone. */
function regions(now: readonly Located[], before: readonly Located[], map: PieceMap): readonly Region[] {
  const marks = [
    ...now.map((unit) => ({ start: unit.start, end: unit.end, now: [unit], before: [] })),
    ...before.flatMap((unit) => {
      const span = mapSpan(map, unit);
      return span ? [{ ...span, now: [], before: [unit] }] : [];
    }),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const found: { start: number; end: number; now: Located[]; before: Located[] }[] = [];
  for (const mark of marks) {
    const open = found.at(-1);
    if (!open || mark.start >= open.end) found.push({ ...mark, now: [...mark.now], before: [...mark.before] });
    else {
      open.end = Math.max(open.end, mark.end);
      open.now.push(...mark.now);
      open.before.push(...mark.before);
    }
  }
  return found;
}

/**
 * Finds the units an edit left alone. A unit is taken over when it lies wholly outside every edit since the
 * last lowering, had no syntax error then and has none now: the structure of Python text without errors
 * depends on nothing but the text.
 *
 * Why not tree-sitter's node ids: an id is the address of the slot in the parent's list of children, so a
 * statement whose subtree was reused still gets a new id whenever the list above it was rebuilt (measured:
 * four of five statements outside the edit).
 */
import type { PlacedUnit, Unit } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';
import { isClean } from './unit-errors.ts';

/** One replacement, in the order they happened; offsets in the text before it. */
export interface Replacement {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The units lowered last, and what has happened to their text since. */
export class UnitMemory {
  readonly #units: readonly PlacedUnit[];
  readonly #edits: readonly Replacement[];

  /** `units` are those of a module, in order. */
  constructor(units: readonly PlacedUnit[], edits: readonly Replacement[]) {
    this.#units = units;
    this.#edits = edits;
  }

  /** The unit of exactly this range in the present text. */
  at(start: number, end: number): Unit | undefined {
    const unit = this.#before(start, end);
    return unit && unit.length === end - start && isClean(unit) ? unit : undefined;
  }

  /** The unit that starts exactly there and ends at or before `limit`, in the present text. */
  from(start: number, limit: number): Unit | undefined {
    const length = this.#before(start, start)?.length;
    return length === undefined || start + length > limit ? undefined : this.at(start, start + length);
  }

  /** What started where something starts now, whatever has changed in it. */
  statementAt(start: number): Statement | undefined {
    return this.#before(start, start)?.statement;
  }

  /** What lies wholly before and behind all edits; a unit that touches one is in neither. */
  around(): Surroundings {
    const { start, oldEnd, newEnd } = this.#edits.reduce(joined, noEdit);
    const shift = newEnd - oldEnd;
    const behind = this.#units.filter(({ at }) => at > oldEnd);
    return {
      before: this.#units.filter(({ at, unit }) => at + unit.length < start),
      behind: start > newEnd ? [] : shift === 0 ? behind : behind.map(({ at, unit }) => ({ at: at + shift, unit })),
    };
  }

  /** What all edits together did, and the units they did it in, as far as that is one of each level; the last one may go on behind it. */
  edited(): { readonly edit: Replacement; readonly levels: readonly Level[] } {
    const edit = this.#edits.reduce(joined, noEdit);
    return { edit, levels: levelsAt(this.#units, edit, 0) };
  }

  /** The unit that started where this range did before the edits, if none of them touches the range. */
  #before(start: number, end: number): Unit | undefined {
    const before = startBefore(start, end, this.#edits);
    return before === undefined ? undefined : unitAt(this.#units, before);
  }
}

/** One of a list of units: those of the module, or the members of a class. */
export interface Level {
  readonly units: readonly PlacedUnit[];
  readonly index: number;
  /** Where in the file what the units are placed by begins. */
  readonly base: number;
}

function levelsAt(units: readonly PlacedUnit[], edit: Replacement, base: number): readonly Level[] {
  const index = lastUpTo(units, edit.start - base);
  const placed = units[index];
  const next = units[index + 1];
  if (!placed || (next && base + next.at <= edit.oldEnd)) return [];
  const { statement } = placed.unit;
  const inner = statement.kind === 'class' ? levelsAt(statement.cls.members, edit, base + placed.at) : [];
  return [{ units, index, base }, ...inner];
}

/** Units that no edit touches, placed in the present text. */
export interface Surroundings {
  readonly before: readonly PlacedUnit[];
  readonly behind: readonly PlacedUnit[];
}

/** Behind every text. A small integer: one object whose `start` is none makes V8 box the `start` of millions of others. */
const nowhere = 0x7fffffff;
const noEdit: Replacement = { start: nowhere, oldEnd: 0, newEnd: 0 };

/** One replacement for all up to and with `edit`: `oldEnd` counts in the text before them, `start` and `newEnd` in the text after. */
function joined(all: Replacement, edit: Replacement): Replacement {
  if (all === noEdit) return edit;
  const beyond = Math.max(0, edit.oldEnd - all.newEnd);
  return {
    start: Math.min(all.start, edit.start),
    oldEnd: all.oldEnd + beyond,
    newEnd: all.newEnd + beyond + edit.newEnd - edit.oldEnd,
  };
}

/** The unit that starts at `offset`, among `units` or the members of one of them. */
function unitAt(units: readonly PlacedUnit[], offset: number): Unit | undefined {
  const placed = units[lastUpTo(units, offset)];
  if (!placed || placed.at === offset) return placed?.unit;
  const { statement } = placed.unit;
  return statement.kind === 'class' ? unitAt(statement.cls.members, offset - placed.at) : undefined;
}

/** The index of the last unit that starts at or before `offset`; -1 for none. */
function lastUpTo(units: readonly PlacedUnit[], offset: number): number {
  let low = -1;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a range that no edit touches started before them. */
function startBefore(start: number, end: number, edits: readonly Replacement[]): number | undefined {
  let moved = 0;
  for (let index = edits.length - 1; index >= 0; index -= 1) {
    const edit = edits[index];
    if (!edit) break;
    if (start + moved >= edit.newEnd) moved += edit.oldEnd - edit.newEnd;
    else if (end + moved > edit.start) return undefined;
  }
  return start + moved;
}

/** What stands between the units that both lists begin and end with. */
export function renewed(before: readonly PlacedUnit[], after: readonly PlacedUnit[]): readonly PlacedUnit[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head]?.unit === after[head]?.unit) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail)?.unit === after.at(-1 - tail)?.unit) tail += 1;
  return after.slice(head, after.length - tail);
}

/** A definition whose header says what it said before keeps the very objects that said it. */
export function withHeaderOf(before: Statement, unit: Unit): Unit {
  const { statement } = unit;
  if (statement.kind === 'class' && before.kind === 'class')
    return { ...unit, statement: { ...statement, cls: keeping(before.cls, statement.cls, ['nameSpan', 'bases', 'decorators']) } };
  if (statement.kind === 'function' && before.kind === 'function') {
    const fn = keeping(before.fn, statement.fn, ['nameSpan', 'headerSpan', 'parameters', 'returns', 'decorators']);
    return { ...unit, statement: { ...statement, fn } };
  }
  return unit;
}

/** `after`, with the parts under these names taken from `before` where they are equal. */
function keeping<T extends object>(before: T, after: T, names: readonly (keyof T)[]): T {
  const kept = names.filter((name) => name in after && same(before[name], after[name])).map((name) => [name, before[name]]);
  return { ...after, ...Object.fromEntries(kept) };
}

/** Whether two pieces of plain data are equal through and through. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const before = Object.entries(a);
  const after: Readonly<Record<string, unknown>> = { ...b };
  return before.length === Object.keys(after).length && before.every(([key, value]) => key in after && same(value, after[key]));
}

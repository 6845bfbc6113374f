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

/** One replacement, in the order they happened; offsets in the text before it. */
export interface Replacement {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

interface Known {
  readonly unit: Unit;
  readonly clean: boolean;
}

/** Units by where they start in the file. */
export class UnitMemory {
  readonly #units = new Map<number, Known>();

  constructor(units: readonly PlacedUnit[]) {
    for (const { at, unit } of units) this.#remember(at, unit);
  }

  /** A unit of exactly this range in the text as it is after `edits`. */
  find(start: number, end: number, edits: readonly Replacement[]): Unit | undefined {
    const before = startBefore(start, end, edits);
    const known = before === undefined ? undefined : this.#units.get(before);
    return known?.clean && known.unit.length === end - start ? known.unit : undefined;
  }

  /** A unit that starts exactly there and ends at or before `limit`, in the text as it is after `edits`. */
  findFrom(start: number, limit: number, edits: readonly Replacement[]): Unit | undefined {
    const before = startBefore(start, start, edits);
    const length = before === undefined ? undefined : this.#units.get(before)?.unit.length;
    return length === undefined || start + length > limit ? undefined : this.find(start, start + length, edits);
  }

  /** Returns whether the unit is free of errors, its members included. */
  #remember(at: number, unit: Unit): boolean {
    let clean = !unit.hasError;
    if (unit.statement.kind === 'class') {
      for (const member of unit.statement.cls.members) clean = this.#remember(at + member.at, member.unit) && clean;
    }
    this.#units.set(at, { unit, clean });
    return clean;
  }
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

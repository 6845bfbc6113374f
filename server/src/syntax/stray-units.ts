/**
 * Statements that only look whole: behind a syntax error, a statement that is indented more than its neighbours
 * belongs to a definition whose header could not be read. Taken for a statement of the module or of a class body,
 * its `lock.acquire()` would be a false alarm, so it becomes part of an `error`. Definitions stay: errs towards
 * taking an inner function for an outer one.
 */
import type { PlacedUnit } from '../ir/module.ts';
import { marginOf } from './cut-points.ts';
import { isClean } from './unit-errors.ts';

/** `units` are those of one module or class body, in order. */
export function markStrays(units: readonly PlacedUnit[], text: string): readonly PlacedUnit[] {
  const margins = units.map(({ at }) => marginOf(text, at));
  const margin = Math.min(...margins.map((own) => own ?? Number.POSITIVE_INFINITY));
  let behindError = false;
  return units.map((placed, index) => {
    if (!isClean(placed.unit)) behindError = true;
    else if (margins[index] === margin) behindError = false;
    const kept = isDefinition(placed) || (isImport(placed) && margins[index] === undefined);
    return behindError && isClean(placed.unit) && !kept ? asError(placed) : placed;
  });
}

const isDefinition = ({ unit }: PlacedUnit): boolean => unit.statement.kind === 'function' || unit.statement.kind === 'class';

/** `lazy import x`, of which the grammar reads only the second half. */
const isImport = ({ unit }: PlacedUnit): boolean => unit.statement.kind === 'import' || unit.statement.kind === 'import-from';

function asError({ at, unit }: PlacedUnit): PlacedUnit {
  const span = { start: 0, end: unit.length };
  return {
    at,
    unit: { statement: { kind: 'error', ...span, body: { ...span, statements: [unit.statement] } }, length: unit.length, hasError: true },
  };
}

/** A piece of text of which nothing is read. */
export function unreadableUnit(text: string, start: number, end: number): PlacedUnit {
  const length = text.slice(start, end).trimEnd().length;
  const nothing = { start: length, end: length, statements: [] };
  return { at: start, unit: { statement: { kind: 'error', start: 0, end: length, body: nothing }, length, hasError: true } };
}

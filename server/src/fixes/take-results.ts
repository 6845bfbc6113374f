/** `pool.map(f, xs)` as a statement becomes `list(pool.map(f, xs))`: it waits for each result, and raises what its job raised. `at` is the call. */
import type { FixBuilder } from './fix.ts';
import { bindersOf } from './imports.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { replace } from './source.ts';

export const takeResults: FixBuilder = (context, at) => {
  const path = pathAt(context.module, at.start);
  const placed = path.at(-1)?.placed;
  if (!placed || isBroken(path) || placed.statement.kind !== 'expression' || placed.statement.value.kind !== 'call') return undefined;
  const span = spanOf(placed);
  const binders = bindersOf(context, path, 'list');
  if (span.start !== at.start || span.end !== at.end || binders === 'parameter' || binders.length > 0) return undefined;
  return [replace({ start: span.start, end: span.start }, 'list('), replace({ start: span.end, end: span.end }, ')')];
};

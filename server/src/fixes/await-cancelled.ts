/**
 * Puts `await asyncio.gather(task, return_exceptions=True)` below the `task.cancel()` at `at`: it waits until the task has
 * ended and raises nothing of it. Errs towards `undefined`: a line with more on it, a wait right below, a file without
 * `asyncio`.
 */
import type { FixBuilder } from './fix.ts';
import { importOf } from './imports.ts';
import { enclosingFunction, isBroken, pathAt, spanOf } from './navigate.ts';
import { indentAt, linesBelow, ownsLines, sliceOf } from './source.ts';

export const awaitCancelled: FixBuilder = (context, at, { task = '' }) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const step = path.at(-1);
  const placed = step?.placed;
  const next = step?.suite.statements[step.index + 1];
  if (next && /\bawait\b/.test(sliceOf(text, spanOf(next)))) return undefined;
  if (!placed || isBroken(path) || !enclosingFunction(path)?.fn.isAsync || !ownsLines(text, spanOf(placed))) return undefined;
  if (importOf(context, path, 'asyncio')?.path !== 'asyncio' || !/^[\w.]+$/.test(task)) return undefined;
  return [linesBelow(text, spanOf(placed).end, [`${indentAt(text, at.start)}await asyncio.gather(${task}, return_exceptions=True)`])];
};

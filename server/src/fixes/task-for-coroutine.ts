/**
 * `asyncio.wait([f(), g()])` becomes `asyncio.wait([asyncio.create_task(f()), …])`; `at` is the call. Only in a
 * coroutine, and where the calls stand in the argument itself.
 */
import { unwrap } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { importOf } from './imports.ts';
import { callAt, enclosingFunction, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const taskForCoroutine: FixBuilder = (context, at) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  const [first] = call?.arguments ?? [];
  if (!call || !first || isBroken(path) || !enclosingFunction(path)?.fn.isAsync) return undefined;
  const [, root] = /^(\w+)\.wait$/.exec(sliceOf(text, spanOf(placed, call.callee))) ?? [];
  if (root === undefined || importOf(context, path, root)?.path !== 'asyncio') return undefined;
  const given = unwrap(first.value);
  const elements = given.kind === 'collection' ? given.elements : given.kind === 'comprehension' ? [given.element] : [];
  if (elements.length === 0 || elements.some(({ kind }) => kind !== 'call')) return undefined;
  return elements.flatMap((element) => {
    const { start, end } = spanOf(placed, element);
    return [replace({ start, end: start }, `${root}.create_task(`), replace({ start: end, end }, ')')];
  });
};

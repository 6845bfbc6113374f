/**
 * `Lock()` becomes `RLock()`, import included; `at` is the constructor call. For locks of threading and
 * multiprocessing: asyncio has no reentrant lock, so a lock from there, or from a module it does not know,
 * is refused.
 */
import type { FixBuilder } from './fix.ts';
import { callAt, pathAt } from './navigate.ts';
import { swapConstructor } from './swap-constructor.ts';

export const reentrantLock: FixBuilder = (context, at) => {
  const placed = pathAt(context.module, at.start).at(-1)?.placed;
  const call = placed && callAt(placed, at);
  if (!call || call.arguments.length > 0) return undefined;
  const modules = ['threading', 'multiprocessing', 'multiprocessing.dummy'];
  return swapConstructor(context, at, call, { from: 'Lock', to: 'RLock', modules, ofObjects: true });
};

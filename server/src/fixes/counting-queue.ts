/**
 * `SimpleQueue()` becomes `Queue()`, and of multiprocessing any queue a `JoinableQueue()`, import included: it counts what is
 * unfinished. `at` is the constructor call; `from` and `to` are its class now and then.
 */
import type { FixBuilder } from './fix.ts';
import { callAt, pathAt } from './navigate.ts';
import { swapConstructor } from './swap-constructor.ts';

export const countingQueue: FixBuilder = (context, at, { from = '', to = '' }) => {
  const placed = pathAt(context.module, at.start).at(-1)?.placed;
  const call = placed && callAt(placed, at);
  const [module = '', name = ''] = to.split('.');
  const swap = { from: from.slice(module.length + 1), to: name, modules: [module], ofObjects: module === 'multiprocessing' };
  return from.startsWith(`${module}.`) ? call && swapConstructor(context, at, call, swap) : undefined;
};

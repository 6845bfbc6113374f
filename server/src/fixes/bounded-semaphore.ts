/** `Semaphore(3)` becomes `BoundedSemaphore(3)`, import included: a release too many then raises. `at` is the constructor call. */
import type { FixBuilder } from './fix.ts';
import { callAt, pathAt } from './navigate.ts';
import { swapConstructor } from './swap-constructor.ts';

export const boundedSemaphore: FixBuilder = (context, at) => {
  const placed = pathAt(context.module, at.start).at(-1)?.placed;
  const call = placed && callAt(placed, at);
  const modules = ['threading', 'multiprocessing', 'asyncio'];
  return call && swapConstructor(context, at, call, { from: 'Semaphore', to: 'BoundedSemaphore', modules, ofObjects: true });
};

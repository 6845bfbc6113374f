/** `Lock()` becomes `Condition()`, import included; `at` is the constructor call. */
import type { FixBuilder } from './fix.ts';
import { callAt, pathAt } from './navigate.ts';
import { swapConstructor } from './swap-constructor.ts';

export const conditionForLock: FixBuilder = (context, at) => {
  const placed = pathAt(context.module, at.start).at(-1)?.placed;
  const call = placed && callAt(placed, at);
  if (!call || call.arguments.length > 0) return undefined;
  const { callee } = call;
  const from = callee.kind === 'attribute' ? callee.name : callee.kind === 'name' && callee.id.includes('RLock') ? 'RLock' : 'Lock';
  return swapConstructor(context, at, call, {
    from,
    to: 'Condition',
    modules: ['threading', 'multiprocessing', 'asyncio'],
    ofObjects: true,
  });
};

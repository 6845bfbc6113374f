/**
 * `Lock()` becomes `RLock()`, import included; `at` is the constructor call. For locks of threading and
 * multiprocessing: asyncio has no reentrant lock, so a lock from there, or from a module it does not know,
 * is refused. Of `Condition(Lock())` it is the lock inside.
 */
import type { Call } from '../ir/expression.ts';
import type { FixBuilder } from './fix.ts';
import { callAt, pathAt } from './navigate.ts';
import { swapConstructor } from './swap-constructor.ts';

export const reentrantLock: FixBuilder = (context, at) => {
  const placed = pathAt(context.module, at.start).at(-1)?.placed;
  const call = placed && wrapped(callAt(placed, at));
  if (!call || call.arguments.length > 0) return undefined;
  const modules = ['threading', 'multiprocessing', 'multiprocessing.dummy'];
  return swapConstructor(context, at, call, { from: 'Lock', to: 'RLock', modules, ofObjects: true });
};

function wrapped(call: Call | undefined): Call | undefined {
  const [first] = call?.arguments ?? [];
  const name = call?.callee.kind === 'attribute' ? call.callee.name : call?.callee.kind === 'name' ? call.callee.id : '';
  return name === 'Condition' && first?.value.kind === 'call' ? first.value : call;
}

/**
 * Has the loop do in its own thread what another thread did: `loop.call_soon(f)` becomes `loop.call_soon_threadsafe(f)`,
 * `loop.create_task(c)` becomes `asyncio.run_coroutine_threadsafe(c, loop)`, `future.set_result(x)` becomes
 * `future.get_loop().call_soon_threadsafe(future.set_result, x)`; `at` is the call. Errs towards `undefined`: other
 * methods, arguments with names, a module that does not import asyncio as such.
 */
import type { FixBuilder } from './fix.ts';
import { importOf } from './imports.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const callSoonThreadsafe: FixBuilder = (context, at) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  if (!placed || call?.callee.kind !== 'attribute' || isBroken(path)) return undefined;
  const { object, name, nameSpan } = call.callee;
  const receiver = sliceOf(text, spanOf(placed, object));
  const plain = call.arguments.every(({ keyword, star }) => keyword === undefined && star === 0);
  const given = call.arguments.map(({ value }) => sliceOf(text, spanOf(placed, value)));
  if (!plain || /[\n#]/.test(sliceOf(text, spanOf(placed, call)))) return undefined;
  if (name === 'call_soon') return [replace(spanOf(placed, nameSpan), 'call_soon_threadsafe')];
  if (name === 'create_task' && given.length === 1 && receiver !== 'asyncio' && importOf(context, path, 'asyncio')?.path === 'asyncio')
    return [replace(spanOf(placed, call), `asyncio.run_coroutine_threadsafe(${given.join(', ')}, ${receiver})`)];
  if (!/^set_(result|exception)$/.test(name)) return undefined;
  const inner = [`${receiver}.${name}`, ...given].join(', ');
  return [replace(spanOf(placed, call), `${receiver}.get_loop().call_soon_threadsafe(${inner})`)];
};

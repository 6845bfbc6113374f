/** What `await` gives: what a coroutine returns, also through the tasks and wrappers it is handed to. */
import type { Evaluator } from './evaluate.ts';
import { returnsOf } from './returns.ts';
import { each, union, unknown, type Value, type ValueSet } from './value.ts';

/** Tasks and futures made from a coroutine give what it gives. */
const wrappers: ReadonlySet<string> = new Set(['asyncio.Task', 'asyncio.Future']);

export const awaited = (set: ValueSet, evaluator: Evaluator): ValueSet =>
  each(set, (value) => {
    if (value.kind === 'coroutine') return returnsOf(value.fn, evaluator);
    if (value.kind === 'awaitable') return value.gives;
    return value.kind === 'instance' && wrappers.has(value.type) ? taskResult(value, evaluator) : unknown;
  });

function taskResult({ site }: Value & { kind: 'instance' }, evaluator: Evaluator): ValueSet {
  const first = site?.call.arguments[0];
  if (!site || first?.star !== 0) return unknown;
  const coroutines = evaluator.evaluate(first.value, site.scope).values.filter((one) => one.kind === 'coroutine');
  return coroutines.length > 0 ? union([...coroutines.map((one) => returnsOf(one.fn, evaluator)), unknown]) : unknown;
}

/**
 * `ThreadPoolExecutor(…)` becomes `ProcessPoolExecutor(…)`, import included; `at` is the constructor call.
 * `thread_name_prefix` has no counterpart and goes; the other arguments mean the same. Whether the work can
 * be sent to a process is the rule's question.
 */
import type { TextEdit } from '../base/span.ts';
import type { Argument, Call } from '../ir/expression.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { callAt, type Placed, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';
import { swapConstructor } from './swap-constructor.ts';

const known = ['max_workers', 'thread_name_prefix', 'initializer', 'initargs'];

export const processPool: FixBuilder = (context, at) => {
  const placed = pathAt(context.module, at.start).at(-1)?.placed;
  const call = placed && callAt(placed, at);
  if (!call || !areKnown(call.arguments)) return undefined;
  const swap = { from: 'ThreadPoolExecutor', to: 'ProcessPoolExecutor', modules: ['concurrent.futures'], ofObjects: false };
  const edits = swapConstructor(context, at, call, swap);
  const prefix = call.arguments.findIndex((each) => each.keyword === 'thread_name_prefix');
  const dropped = prefix < 0 ? [] : dropArgument(context, placed, call, prefix);
  return edits && dropped && [...edits, ...dropped];
};

/** The second positional argument is a name prefix in one class and a start method in the other. */
const areKnown = (list: readonly Argument[]): boolean =>
  list.every((each, index) => each.star === 0 && (each.keyword === undefined ? index === 0 : known.includes(each.keyword)));

function dropArgument({ text }: FixContext, placed: Placed, call: Call, index: number): readonly TextEdit[] | undefined {
  const [own, next, previous] = [call.arguments[index], call.arguments[index + 1], call.arguments[index - 1]];
  if (!own) return undefined;
  const inside = { start: call.argumentsSpan.start + 1, end: call.argumentsSpan.end - 1 };
  const last = previous ? { start: previous.end, end: own.end } : inside;
  const removed = spanOf(placed, next ? { start: own.start, end: next.start } : last);
  return sliceOf(text, removed).includes('#') ? undefined : [replace(removed, '')];
}

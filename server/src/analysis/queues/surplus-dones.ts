/**
 * `task_done()` that is reached though the `get()` before it has raised: a `finally` runs after `queue.Empty` as well. A
 * walk over the control-flow graph, from the exception of the `get()`. Errs on the side of silence: a `get()` that waits as long as
 * it takes, a test on the way, and a queue that is not known.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { type CfgNode, reachable } from '../../semantic/flow/cfg.ts';
import { objectsOf } from '../../semantic/value.ts';
import { blockingCalls } from '../blocking/blocking-calls.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { isTest } from '../tests.ts';

export interface SurplusDone {
  readonly done: Call;
  readonly get: Call;
  readonly unit: Unit;
  /** The user's text for the queue. */
  readonly queue: string;
}

const counting = /^(queue|asyncio)\.(Lifo|Priority)?Queue$|^multiprocessing\.JoinableQueue$/;

/** One for each `task_done()`. */
export const surplusDones = defineAnalysis<Body, readonly SurplusDone[]>({
  name: 'surplus-dones',
  compute: (body, context) => {
    if (isTest(body) || !body.calls.some(({ call }) => isMethod(call, /^task_done$/))) return [];
    const found = new Map<Call, SurplusDone>();
    for (const node of context.get(controlFlow, body).nodes) {
      const get = callOf(node);
      const queue = get && isMethod(get, /^get(_nowait)?$/) ? queueOf(get, body, context) : undefined;
      if (!get || queue === undefined || !mayFindNothing(get, body, context)) continue;
      for (const done of donesAfter(node, queue)) found.set(done, { done, get, unit: node.unit, queue });
    }
    return [...found.values()];
  },
});

const callOf = ({ kind, expression }: CfgNode): Call | undefined =>
  kind === 'call' && expression?.kind === 'call' ? expression : undefined;

const isMethod = ({ callee }: Call, name: RegExp): boolean => callee.kind === 'attribute' && name.test(callee.name);

function queueOf({ callee }: Call, { scope }: Body, context: Context): string | undefined {
  if (callee.kind !== 'attribute') return undefined;
  const values = objectsOf(context.evaluator.evaluate(callee.object, scope));
  const isQueue = values.length > 0 && values.every((value) => value.kind === 'instance' && counting.test(value.type));
  return isQueue ? render(callee.object) : undefined;
}

/** `get_nowait()`, `get(timeout=1)`, `get(False)` */
const mayFindNothing = (get: Call, body: Body, context: Context): boolean =>
  isMethod(get, /nowait$/) ||
  (get.arguments.length > 0 && context.get(blockingCalls, body).every(({ call, bounded }) => call !== get || bounded));

/** Without another item, and without a test that may ask whether there is one. */
function donesAfter(get: CfgNode, queue: string): readonly Call[] {
  const raised = get.edges.flatMap(({ to, kind }) => (kind === 'exception' ? [to] : []));
  const isOf = (node: CfgNode, name: RegExp): boolean => {
    const call = callOf(node);
    return call?.callee.kind === 'attribute' && name.test(call.callee.name) && render(call.callee.object) === queue;
  };
  const nodes = reachable(raised, (from, { kind }) => from.kind !== 'test' && kind !== 'exception' && !isOf(from, /^(get|task_done)/));
  return [...nodes].flatMap((node) => (isOf(node, /^task_done$/) ? (callOf(node) ?? []) : []));
}

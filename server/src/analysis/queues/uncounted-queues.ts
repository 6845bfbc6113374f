/**
 * `task_done()` and `join()` asked of a queue that does not count what is unfinished, which raises AttributeError. Errs on
 * the side of silence: a queue whose constructor is not in sight, one that may be of another kind, a call that somebody
 * guards by a test or a handler.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { definingScope, type Scope } from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import { visitBody } from '../apis/guarded-code.ts';
import { type Body, bodyOf, type Context, defineAnalysis, locate } from '../context.ts';
import { isExpected } from '../flow/expected.ts';
import type { Location } from '../location.ts';

export interface UncountedQueue {
  readonly call: Call;
  readonly unit: Unit;
  readonly queue: Expression;
  readonly method: string;
  readonly type: string;
  /** The constructors that may have made it. */
  readonly made: readonly Location[];
  /** Somebody in the program says `task_done()`: who waits for the queue would not wait for ever. */
  readonly isAccounted: boolean;
}

const methods = /^(task_done|join)$/;
const uncounted = /^(queue\.SimpleQueue|multiprocessing\.(Simple)?Queue)$/;

/** In source order. */
export const uncountedQueues = defineAnalysis<Body, readonly UncountedQueue[]>({
  name: 'uncounted-queues',
  compute: (body, context) => {
    const found = body.calls.flatMap(({ call, unit, scope }) => {
      const { callee } = call;
      if (callee.kind !== 'attribute' || !methods.test(callee.name) || call.arguments.length > 0) return [];
      const values = queuesAt(callee.object, scope, context);
      const [first] = values;
      if (!first || isExpected(call, unit, ['AttributeError'], body, context)) return [];
      const made = [...new Set(values.flatMap(({ site }) => site ?? []))].flatMap(({ call: at, unit: where, scope: around }) => {
        const owner = bodyOf(around);
        return owner ? [locate(owner, where, at)] : [];
      });
      const isAccounted = isDoneSomewhere(first, context);
      return [{ call, unit, queue: callee.object, method: callee.name, type: first.type, made, isAccounted }];
    });
    return found.length === 0 ? [] : found.filter((each) => !isTested(each, body, context));
  },
});

type Instance = Value & { readonly kind: 'instance' };

/** Of one type, each with its constructor; of a parameter it is enough what the program passes. */
function queuesAt(node: Expression, scope: Scope, context: Context): readonly Instance[] {
  const set = context.evaluator.evaluate(node, scope);
  const all = objectsOf(set);
  const queues = all.flatMap((value) => (value.kind === 'instance' && value.site && uncounted.test(value.type) ? [value] : []));
  const isKnown = queues.length === all.length && queues.every(({ type }) => type === queues[0]?.type);
  return isKnown && (!set.open || isParameter(node, scope)) ? queues : [];
}

function isParameter(node: Expression, scope: Scope): boolean {
  const bindings = node.kind === 'name' ? (definingScope(node.id, scope)?.bindings.get(node.id) ?? []) : [];
  return bindings.length === 1 && bindings[0]?.kind === 'parameter';
}

const isDoneSomewhere = ({ site }: Instance, context: Context): boolean =>
  context.program
    .mentions('task_done')
    .some(
      ({ call: { callee }, scope }) =>
        callee.kind === 'attribute' &&
        callee.name === 'task_done' &&
        context.evaluator
          .evaluate(callee.object, scope)
          .values.some((value) => value.kind === 'instance' && value.site?.call === site?.call),
    );

/** `if hasattr(jobs, 'join'): jobs.join()`, `if not isinstance(jobs, SimpleQueue): …` */
function isTested({ call }: UncountedQueue, body: Body, context: Context): boolean {
  let tested = false;
  visitBody(body, context, {
    expression: (node, guard) => {
      if (node === call) tested = guard.tested;
    },
  });
  return tested;
}

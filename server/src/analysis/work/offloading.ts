/** Work handed to threads to be faster: pools, lists of threads, `to_thread`, each with the functions it runs. */

import { contains } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { forEachExpression, forEachExpressionIn } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { CallSite, FunctionSymbol } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { spawnNames } from '../parallel/spawn-facts.ts';
import { creationsIn, functionsIn } from '../threads/thread-creations.ts';

export interface Offload {
  readonly call: Call;
  readonly unit: CallSite['unit'];
  /** How the user spells it: `pool.map`, `threading.Thread`. */
  readonly spawner: string;
  readonly targets: readonly FunctionSymbol[];
  /** The pool's constructor. */
  readonly pool: CallSite | undefined;
}

/** Only where several calls may run at a time: one thread beside the main one keeps a window alive, and is none. */
export const offloads = defineAnalysis<Body, readonly Offload[]>({
  name: 'offloads',
  compute: (body, context) => [...pooled(body, context), ...threads(body, context)],
});

function pooled(body: Body, context: Context): readonly Offload[] {
  const names = context.get(spawnNames, context);
  return body.calls.flatMap((site) =>
    !leads(names, site.call.callee, site.scope)
      ? []
      : context.evaluator.evaluate(site.call.callee, site.scope).values.flatMap((value) => pooledCall(value, site, body, context)),
  );
}

function pooledCall(value: Value, site: CallSite, body: Body, context: Context): readonly Offload[] {
  const name = qualifiedNameOf(value);
  const model = name === undefined ? undefined : context.models.spawn(name);
  if (!model?.pooled || model.runsIn !== 'thread' || (model.waits && !model.repeats) || name === undefined) return [];
  const executor = name.endsWith('#run_in_executor') ? executorOf(site, context) : poolOf(value);
  if (executor === 'other' || (executor !== 'default' && executor && hasOneWorker(executor.call))) return [];
  const several = !name.endsWith('#submit') && !name.endsWith('#apply_async') ? true : repeats(site, body, context);
  const target = argumentAt(site.call, model.target.index, model.target.keyword);
  const targets = target ? functionsIn(target.value, site, context) : [];
  return several
    ? [
        {
          call: site.call,
          unit: site.unit,
          spawner: render(site.call.callee),
          targets,
          pool: executor === 'default' ? undefined : executor,
        },
      ]
    : [];
}

const poolOf = (value: Value): CallSite | undefined =>
  value.kind === 'library-method' ? (value.receiver.origin ?? value.receiver.site) : undefined;

/** The first argument of `run_in_executor`: `None` is the default pool of threads. */
function executorOf(site: CallSite, context: Context): CallSite | 'default' | 'other' | undefined {
  const executor = argumentAt(site.call, 0)?.value;
  if (executor?.kind === 'constant') return 'default';
  const values = executor ? context.evaluator.evaluate(executor, site.scope).values.filter((value) => value.kind === 'instance') : [];
  const [value] = values;
  return value?.kind === 'instance' && value.type === 'concurrent.futures.ThreadPoolExecutor' ? (value.origin ?? value.site) : 'other';
}

function hasOneWorker(call: Call): boolean {
  const workers = argumentAt(call, 0, 'max_workers') ?? argumentAt(call, 0, 'processes');
  return workers?.value.kind === 'constant' && workers.value.value === 1;
}

/** In a loop or a comprehension, or one of several calls that hand over work to the same pool. */
function repeats(site: CallSite, body: Body, context: Context): boolean {
  if (loopContaining(site.unit, site.call, context.get(blocks, body)) || insideComprehension(site.call, body)) return true;
  const { callee } = site.call;
  return body.calls.filter((other) => render(other.call.callee) === render(callee)).length > 1;
}

function insideComprehension(call: Call, body: Body): boolean {
  let found = false;
  const look = (node: Expression): boolean => {
    if (node.kind === 'comprehension' && contains(node, call))
      forEachExpression(node, (each) => {
        found ||= each === call;
        return !found;
      });
    return !found;
  };
  if (body.kind === 'function') forEachExpressionIn(body.ir.body, look);
  else for (const { statement } of body.body) forEachExpressionIn({ statements: [statement] }, look);
  return found;
}

/** Several threads with the same target. */
function threads(body: Body, context: Context): readonly Offload[] {
  const made = creationsIn(body, context).filter(({ type }) => type === 'threading.Thread');
  const placed = context.get(blocks, body);
  return made.flatMap((creation) => {
    const many =
      loopContaining(creation.unit, creation.call, placed) !== undefined ||
      insideComprehension(creation.call, body) ||
      made.some((other) => other !== creation && other.targets[0] !== undefined && other.targets[0] === creation.targets[0]);
    return many
      ? [{ call: creation.call, unit: creation.unit, spawner: render(creation.call.callee), targets: creation.targets, pool: undefined }]
      : [];
  });
}

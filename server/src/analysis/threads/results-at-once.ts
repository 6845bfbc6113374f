/**
 * Loops that wait for each job before they hand over the next: the workers take turns, and nothing runs side by side. Errs
 * on the side of silence: the pool is made by the body itself and has several workers, each turn of a `for` hands over one
 * job and waits for it at once, without a timeout, and no turn depends on the one before.
 */
import { contains } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import { namesIn, targetsOf } from '../../ir/binding.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression, forEachStatement, someExpression, unwrap } from '../../ir/visit.ts';
import { type CallSite, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { partsOf } from '../flow/control-flow.ts';
import { madeHere } from '../objects/made-here.ts';
import { type SpawnCall, spawnCalls } from './spawn-calls.ts';

export interface ResultAtOnce {
  readonly job: Call;
  /** The call that waits; of `pool.apply()`, the job itself. */
  readonly wait: Call;
  readonly unit: Unit;
  readonly pool: CallSite;
}

/** In source order. */
export const resultsAtOnce = defineAnalysis<Body, readonly ResultAtOnce[]>({
  name: 'results-at-once',
  compute: (body, context) => {
    const jobs = context.get(spawnCalls, body).filter(({ model, scope }) => model.pooled && scope === body.scope);
    return jobs.flatMap((job): readonly ResultAtOnce[] => {
      const pool = poolOf(job, body, context);
      const wait = pool && (inLoop(job, jobs, body, context) ?? inComprehension(job, body));
      return pool && wait ? [{ wait, job: job.call, unit: job.unit, pool }] : [];
    });
  },
});

/** Of several workers. */
function poolOf({ call: { callee } }: SpawnCall, body: Body, context: Context): CallSite | undefined {
  if (callee.kind !== 'attribute' || callee.object.kind !== 'name' || !/^(submit|apply|apply_async)$/.test(callee.name)) return undefined;
  const made = madeHere(callee.object.id, pools, body, context);
  const [value] = made ? context.evaluator.evaluate(made.call, made.scope).values : [];
  const model = value?.kind === 'instance' ? context.models.pool(value.type) : undefined;
  const workers = made && model && argumentAt(made.call, model.workers.index, model.workers.keyword)?.value;
  return workers?.kind === 'constant' && workers.value === 1 ? undefined : made;
}

const pools = /^(concurrent\.futures\.\w+Executor|multiprocessing\.(Pool|pool\.ThreadPool))$/;

function inLoop({ call, unit }: SpawnCall, jobs: readonly SpawnCall[], body: Body, context: Context): Call | undefined {
  const loop = loopContaining(unit, call, context.get(blocks, body));
  const { statements = [] } = loop?.kind === 'for' ? loop.body : {};
  const index = statements.findIndex((each) => contains(each, call));
  const [statement, next] = statements.slice(index, index + 2);
  if (
    loop?.kind !== 'for' ||
    loop.isAsync ||
    loop.orElse ||
    !statement ||
    jobs.some((each) => each.call !== call && contains(loop, each.call))
  )
    return undefined;
  const name = statement.kind === 'assign' && unwrap(statement.value) === call ? onlyName(statement.targets) : undefined;
  const wait = name === undefined ? waitIn(statement, (node) => node === call, call) : next && waitIn(next, isName(name), call);
  if (!wait || isEndedEarly(loop) || isCarried(call, loop, index)) return undefined;
  return wait;
}

const onlyName = ([target, ...more]: readonly Expression[]): string | undefined =>
  target?.kind === 'name' && more.length === 0 ? target.id : undefined;

const isName =
  (id: string) =>
  (node: Expression): boolean =>
    node.kind === 'name' && node.id === id;

/** `….result()` of what is meant, in a statement without blocks; `pool.apply()` waits itself. */
function waitIn(statement: Statement, isMeant: (node: Expression) => boolean, job: Call): Call | undefined {
  if (blocksOf(statement).length > 0) return undefined;
  for (const expression of expressionsOf(statement)) {
    const found = waitInside(expression, isMeant, job);
    if (found) return found;
  }
  return undefined;
}

function waitInside(root: Expression, isMeant: (node: Expression) => boolean, job: Call): Call | undefined {
  let found: Call | undefined;
  forEachExpression(root, (node) => {
    if (node.kind === 'comprehension' || node.kind === 'lambda') return false;
    if (node.kind !== 'call' || found) return undefined;
    const { callee } = node;
    const isWait =
      callee.kind === 'attribute' && /^(result|get)$/.test(callee.name) && node.arguments.length === 0 && isMeant(unwrap(callee.object));
    if (isWait || (node === job && lastIdentifier(callee) === 'apply')) found = node;
    return undefined;
  });
  return found;
}

/** Whether it goes on depends on a result, or it keeps a pace. */
function isEndedEarly({ body }: Statement & { kind: 'for' }): boolean {
  let found = false;
  forEachStatement(body, (statement) => {
    found ||= /^(break|return|raise|continue|try)$/.test(statement.kind);
    for (const expression of expressionsOf(statement))
      found ||= someExpression(
        expression,
        (node) => node.kind === 'yield' || node.kind === 'await' || (node.kind === 'call' && lastIdentifier(node.callee) === 'sleep'),
      );
  });
  return found;
}

/** A turn needs what the one before it has left; what each makes first is its own. */
function isCarried(job: Call, { target, body }: Statement & { kind: 'for' }, from: number): boolean {
  const before = body.statements.slice(0, from).flatMap(targetsOf);
  const own = new Set([target, ...before].flatMap(namesIn));
  const needed = new Set(job.arguments.flatMap(({ value }) => namesUsed(value, undefined)).filter((name) => !own.has(name)));
  let found = false;
  forEachStatement({ statements: body.statements.slice(from) }, (statement) => {
    for (const expression of expressionsOf(statement)) found ||= namesUsed(expression, job).some((name) => needed.has(name));
  });
  return found;
}

function namesUsed(root: Expression, except: Expression | undefined): readonly string[] {
  const found: string[] = [];
  forEachExpression(root, (node) => {
    if (node.kind === 'name') found.push(node.id);
    return node !== except;
  });
  return found;
}

/** `[pool.submit(work, x).result() for x in all]` */
function inComprehension({ call }: SpawnCall, body: Body): Call | undefined {
  let found: Call | undefined;
  for (const { statements } of partsOf(body))
    forEachStatement({ statements }, (statement) => {
      if (found || !contains(statement, call)) return;
      for (const expression of expressionsOf(statement))
        forEachExpression(expression, (node) => {
          if (node.kind !== 'comprehension' || !contains(node.element, call)) return undefined;
          const wait = waitInside(node.element, (each) => each === call, call);
          if (wait && node.clauses.every(({ isAsync }) => !isAsync)) found = wait;
          return undefined;
        });
    });
  return found;
}

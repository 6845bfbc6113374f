/**
 * Results of a pool that are asked for behind its `with`: leaving it terminates the pool, so that a job which has not ended
 * by then never will, and its `get()` waits for ever. Errs on the side of silence: the pool is joined, or any of the
 * results is waited for, asked about or handed on, inside the `with`.
 */
import { contains } from '../../base/span.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { With } from '../../ir/statement.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { holdingOf } from '../objects/holders.ts';

export interface LateResult {
  readonly block: With;
  readonly unit: Unit;
  readonly pool: string;
  /** The call that hands the job over. */
  readonly job: Call;
  /** The first call behind the block that waits for its result. */
  readonly taken: Call;
}

/** One for each `with`, in source order. */
export const lateResults = defineAnalysis<Body, readonly LateResult[]>({
  name: 'late-results',
  compute: (body, context) => {
    const found: LateResult[] = [];
    forEachStatementOf(body, (statement, unit) => {
      if (statement.kind !== 'with' || statement.isAsync) return;
      for (const { context: manager, target } of statement.items) {
        const { values, open } = context.evaluator.evaluate(manager, body.scope);
        const isPool = !open && values.length > 0 && values.every((value) => value.kind === 'instance' && pools.test(value.type));
        const late = isPool && target?.kind === 'name' ? lateIn(statement, unit, target.id, body, context) : undefined;
        if (late) found.push(late);
      }
    });
    return found;
  },
});

const pools = /^multiprocessing\.(Pool|pool\.ThreadPool)$/;

function lateIn(block: With, unit: Unit, pool: string, body: Body, context: Context): LateResult | undefined {
  const inside = body.calls.filter((site) => site.unit === unit && contains(block.body, site.call));
  const jobs = inside.filter(({ call }) => isMethod(call, pool, /^(apply|map|starmap)_async$/)).map(({ call }) => call);
  if (jobs.length === 0 || inside.some(({ call }) => isMethod(call, pool, /^join$/))) return undefined;
  const asks = body.calls.flatMap((site) => jobOf(site, jobs, context));
  const isAwaited = asks.some(({ call }) => contains(block.body, call)) || jobs.some((job) => isHandedOn(job, inside, body, context));
  const first = isAwaited ? undefined : asks.find(({ call, site }) => site.unit === unit && call.start >= block.end && waits(call));
  return first && { block, unit, pool, job: first.job, taken: first.call };
}

const isMethod = ({ callee }: Call, object: string, names: RegExp): boolean =>
  callee.kind === 'attribute' && names.test(callee.name) && callee.object.kind === 'name' && callee.object.id === object;

/** To a function that may wait for it; a list of the same body only holds it. */
function isHandedOn(job: Call, inside: readonly CallSite[], body: Body, context: Context): boolean {
  const { names } = holdingOf(job, body, context);
  const isIts = (node: Expression): boolean => node.kind === 'name' && names.has(node.id);
  return inside.some(
    ({ call: { callee, arguments: given } }) =>
      given.some(({ value }) => isIts(value)) && !(callee.kind === 'attribute' && isIts(callee.object)),
  );
}

const waits = ({ callee }: Call): boolean => callee.kind === 'attribute' && (callee.name === 'get' || callee.name === 'wait');

/** The job whose result a call waits for, with or without a timeout, or asks about. */
function jobOf(site: CallSite, jobs: readonly Call[], { evaluator }: Context) {
  const { call, scope } = site;
  const { callee } = call;
  if (callee.kind !== 'attribute' || !/^(get|wait|ready|successful)$/.test(callee.name)) return [];
  return evaluator.evaluate(callee.object, scope).values.flatMap((value) => {
    const job = value.kind === 'instance' ? jobs.find((each) => each === value.site?.call) : undefined;
    return job ? [{ site, call, job }] : [];
  });
}

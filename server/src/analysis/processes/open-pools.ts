/**
 * Pools of multiprocessing that a body makes for itself and does not close: those that it joins while they still take jobs,
 * which raises ValueError, and those that it leaves to the garbage collector. Errs on the side of silence: nothing but the
 * pool's own methods is used of it.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { type CallSite, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { lastOfProgram } from '../flow/program-end.ts';
import { holdingOf } from '../objects/holders.ts';
import { madeHere } from '../objects/made-here.ts';
import { isSeenInside, type Use, usesOf } from '../objects/name-uses.ts';
import { isTest } from '../tests.ts';

export interface JoinedOpenPool {
  readonly join: Call;
  readonly unit: Unit;
  /** The user's name for the pool. */
  readonly pool: string;
  readonly creation: CallSite;
}

/** In source order. */
export const joinedOpenPools = defineAnalysis<Body, readonly JoinedOpenPool[]>({
  name: 'joined-open-pools',
  compute: (body, context) =>
    body.calls.flatMap(({ call, unit, scope }): readonly JoinedOpenPool[] => {
      const { callee } = call;
      if (scope !== body.scope || callee.kind !== 'attribute' || callee.name !== 'join' || callee.object.kind !== 'name') return [];
      const { object } = callee;
      const creation = madeHere(callee.object.id, pools, body, context);
      if (!creation || isSeenInside(object.id, body)) return [];
      const uses = usesOf(object.id, body);
      const at = uses.findIndex(({ node }) => node === object);
      return at >= 0 && uses.slice(0, at).every(isWork) ? [{ join: call, unit, pool: object.id, creation }] : [];
    }),
});

export interface AbandonedPool {
  readonly pool: string;
  readonly creation: CallSite;
  /** The last job. */
  readonly job: Use;
  /** Each call comes back with all results. */
  readonly isDone: boolean;
}

/** Of a function that gives them jobs and does nothing else with them, and with which the program does not end; in source order. */
export const abandonedPools = defineAnalysis<Body, readonly AbandonedPool[]>({
  name: 'abandoned-pools',
  compute: (body, context) => {
    if (body.kind === 'module' || isTest(body) || body.name === 'main' || lastOfProgram(body, context)) return [];
    return [...body.scope.bindings.keys()].flatMap((pool): readonly AbandonedPool[] => {
      const [binding] = body.scope.bindings.get(pool) ?? [];
      const creation = binding?.kind === 'value' && isPoolLike(binding.value) ? madeHere(pool, pools, body, context) : undefined;
      if (!creation || isSeenInside(pool, body)) return [];
      const uses = usesOf(pool, body);
      const job = uses.at(-1);
      const { attribute: keeper, escapes } = holdingOf(creation.call, body, context);
      const isDone = uses.every(({ attribute = '' }) => /^(apply|map|starmap)$/.test(attribute));
      return job && !keeper && !escapes && uses.every(isWork) ? [{ pool, creation, job, isDone }] : [];
    });
  },
});

/** By spelling. */
const isPoolLike = (node: Expression): boolean => node.kind === 'call' && /Pool$/.test(lastIdentifier(node.callee) ?? '');

const isWork = ({ attribute }: Use): boolean => attribute !== undefined && /^(apply|map|starmap|imap)(_async|_unordered)?$/.test(attribute);

const pools = /^multiprocessing\.(Pool|pool\.ThreadPool)$/;

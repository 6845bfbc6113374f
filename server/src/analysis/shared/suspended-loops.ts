/**
 * Loops of a coroutine over a container of its object that are suspended between two turns, while another task or a
 * callback adds to it or takes from it: cooperative tasks interfere at suspension points only, but there they do. The
 * container must be one whose elements come and go. Errs on the side of silence: one object, reached through the receiver;
 * a lock of either kind that both may hold; callers that are known and never beside the loop.
 */
import { contains } from '../../base/span.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { reachable } from '../../semantic/flow/cfg.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { parallelsOf } from '../parallel/may-happen-in-parallel.ts';
import { contextsOf } from '../parallel/roots.ts';
import { suspensionPoints } from '../parallel/suspension.ts';
import { isTest } from '../tests.ts';
import { nodesOf } from './access-nodes.ts';
import { type Access, accesses } from './accesses.ts';
import { accessesOf } from './accesses-to.ts';
import { breaksLoop, removes } from './conflicts.ts';
import { isOnSelf, isPrivatePhase } from './phases.ts';
import { haveCommonLock } from './races.ts';

export interface SuspendedLoop {
  readonly loop: Access;
  /** Where others run between two turns. */
  readonly wait: CfgNode;
  readonly other: Access;
}

/** Of one body, in source order; the first change that counts. */
export const suspendedLoops = defineAnalysis<Body, readonly SuspendedLoop[]>({
  name: 'suspended-loops',
  compute: (body, context) => {
    const points = body.kind === 'function' && !isTest(body) ? context.get(suspensionPoints, body) : [];
    if (points.length === 0) return [];
    const loops = context.get(accesses, body).filter(({ kind, statement }) => kind === 'iterate' && statement.kind === 'for');
    return loops.flatMap((loop) => {
      const wait = isShared(loop) ? waitIn(loop, points, context) : undefined;
      const other = wait && changeOf(loop, wait, context);
      return wait && other ? [{ loop, wait, other }] : [];
    });
  },
});

const isShared = (access: Access): boolean => access.place.kind === 'global' || (access.place.kind !== 'captured' && isOnSelf(access));

/** A suspension point inside the loop from which its next turn is reached. */
function waitIn({ statement, unit, body }: Access, points: readonly CfgNode[], context: Context): CfgNode | undefined {
  if (statement.kind !== 'for' || statement.isAsync) return undefined;
  const heads = new Set(context.get(controlFlow, body).nodes.filter((node) => node.kind === 'test' && node.statement === statement));
  const inside = points.filter((node) => {
    const at = node.expression ?? node.item?.context;
    return node.unit === unit && at !== undefined && contains(statement.body, at);
  });
  return inside.find((point) => {
    const onwards = reachable(
      point.edges.map((edge) => edge.to),
      (node) => !heads.has(node),
    );
    return [...heads].some((head) => onwards.has(head));
  });
}

function changeOf(loop: Access, wait: CfgNode, context: Context): Access | undefined {
  const all = accessesOf(loop.place, context);
  const others = all.filter(({ body }) => body !== loop.body && body.kind === 'function' && !isPrivatePhase(body, context));
  if (!others.some(takesOut)) return undefined;
  return others.find(
    (other) =>
      isShared(other) &&
      breaksLoop(other, loop, context) &&
      mayRunMeanwhile(loop, wait, other, context) &&
      !haveCommonLock(loop, other, context),
  );
}

const takesOut = (other: Access): boolean => other.kind === 'mutate' && (removes(other) || other.method === 'discard');

/** Beside the loop as far as anybody knows: where one of the two has no known caller, it is asked by whoever uses the object. */
function mayRunMeanwhile(loop: Access, wait: CfgNode, other: Access, context: Context): boolean {
  if (contextsOf(loop.body, context).length === 0 || contextsOf(other.body, context).length === 0) return true;
  return parallelsOf({ body: loop.body, node: wait }, { body: other.body, node: nodesOf(other, context)[0] }, context).length > 0;
}

/** What the rules about taking a lock again have in common: which instances are whose, and how they are told and mended. */
import type { Body, Context } from '../../analysis/context.ts';
import { locate } from '../../analysis/context.ts';
import { type Reentry, reentries } from '../../analysis/locks/reentry.ts';
import type { Scope } from '../../semantic/symbols.ts';
import type { ReportParts } from '../definition.ts';
import type { FixPlan, Related, Step, ThreadFlow } from '../rule.ts';

export const reentriesOf = (
  body: Body,
  context: Context,
  wanted: { readonly isAsync: boolean; readonly direct?: boolean },
): readonly Reentry[] =>
  context
    .get(reentries, body)
    .filter(
      (reentry) =>
        reentry.held.event.lock.isAsync === wanted.isAsync &&
        (wanted.direct === undefined || wanted.direct === (reentry.chain.length === 0)),
    );

export const calleeOf = (reentry: Reentry): string => reentry.called ?? '';

/** One thread is enough: it waits for itself. */
function reentryWitness(reentry: Reentry, body: Body): readonly ThreadFlow[] {
  const { held, at, chain } = reentry;
  const lock = held.event.lock.display;
  const first: Step = { at: locate(body, held.event.node.unit, held.event.at), verb: 'acquires', object: lock };
  const down: Step[] =
    chain.length === 0
      ? [{ at, verb: 'waits-for-ever', object: lock }]
      : [
          { at, verb: 'calls', object: calleeOf(reentry) },
          ...chain.map(
            (link, index): Step => ({ at: link.at, verb: index === chain.length - 1 ? 'waits-for-ever' : 'calls', object: link.text }),
          ),
        ];
  return [{ role: held.event.lock.isAsync ? 'task' : 'thread', steps: [first, ...down] }];
}

function reentryRelated({ held, chain }: Reentry, body: Body): readonly Related[] {
  const lock = held.event.lock.display;
  return [
    { at: locate(body, held.event.node.unit, held.event.at), verb: 'acquired-first-here', object: lock },
    ...chain.map(
      (link, index): Related => ({
        at: link.at,
        verb: index === chain.length - 1 ? 'acquired-again-here' : 'called-here',
        object: link.text,
      }),
    ),
  ];
}

/** RLock for locks that have a reentrant sibling and are made in one place, in whatever file; else, or besides, the split of the called method. */
function reentryFixes(reentry: Reentry, body: Body): readonly FixPlan[] {
  const { held, at, callee, chain } = reentry;
  const { lock } = held.event;
  const construction = lock.isAsync || lock.sites.length !== 1 ? undefined : lock.sites[0];
  const fixes: FixPlan[] = [];
  if (construction)
    fixes.push({
      fix: 'reentrant-lock',
      args: { lock: lock.display },
      safe: true,
      at: locate(bodyAround(construction.scope), construction.unit, construction.call),
    });
  if (callee && callee.cls === (body.kind === 'function' ? body.cls : undefined) && chain.length === 1)
    fixes.push({ fix: 'extract-unlocked', args: { lock: lock.display, method: callee.name }, safe: true, at });
  return fixes;
}

/** Of a class body, the class's module. */
const bodyAround = ({ owner }: Scope): Body => (owner.kind === 'class' ? owner.module : owner);

/** The parts of a report that do not depend on which of the rules it is. */
export const reentryReport = (reentry: Reentry, body: Body): ReportParts => ({
  at: reentry.at,
  related: reentryRelated(reentry, body),
  witness: reentryWitness(reentry, body),
  fixes: reentryFixes(reentry, body),
});

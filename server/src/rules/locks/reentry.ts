/** What the rules about taking a lock again have in common: which instances are whose, and how they are told and mended. */
import type { Body, Context } from '../../analysis/context.ts';
import { locate, moduleOf } from '../../analysis/context.ts';
import { type Reentry, reentries } from '../../analysis/locks/reentry.ts';
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

/** RLock for locks that have a reentrant sibling, where all constructors are in this file; else, or besides, the split of the called method. */
function reentryFixes(reentry: Reentry, body: Body): readonly FixPlan[] {
  const { held, at, callee } = reentry;
  const { file } = moduleOf(body);
  const sites = held.event.lock.isAsync
    ? []
    : held.event.lock.sites.filter(
        (site) => (site.scope.owner.kind === 'module' ? site.scope.owner : site.scope.owner.module).file === file,
      );
  const construction = sites.length === 1 && held.event.lock.sites.length === 1 ? sites[0] : undefined;
  return [
    ...(construction
      ? [
          {
            fix: 'reentrant-lock',
            args: { lock: held.event.lock.display },
            safe: true,
            at: locate(body, construction.unit, construction.call),
          },
        ]
      : []),
    ...(callee && callee.cls === (body.kind === 'function' ? body.cls : undefined) && reentry.chain.length === 1
      ? [{ fix: 'extract-unlocked', args: { lock: held.event.lock.display, method: callee.name }, safe: true, at }]
      : []),
  ];
}

/** The parts of a report that do not depend on which of the rules it is. */
export const reentryReport = (reentry: Reentry, body: Body): ReportParts => ({
  at: reentry.at,
  related: reentryRelated(reentry, body),
  witness: reentryWitness(reentry, body),
  fixes: reentryFixes(reentry, body),
});

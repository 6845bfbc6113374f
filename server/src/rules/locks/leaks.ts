/** What the three rules about locks that stay held have in common: how a leak is told and mended. */
import type { Body, Context } from '../../analysis/context.ts';
import { defineAnalysis, locate } from '../../analysis/context.ts';
import type { Leak, Obligation } from '../../analysis/locks/release-obligation.ts';
import { obligations } from '../../analysis/locks/release-obligation.ts';
import { releasedAfterException, releasedElsewhere } from '../../analysis/locks/releases.ts';
import { escapingNames, localName } from '../../analysis/objects/escapes.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import type { ReportParts } from '../definition.ts';
import type { FixPlan, Related, Step, ThreadFlow } from '../rule.ts';

export type LeakKind = 'never' | 'by-exit' | 'by-exception';

export interface LeakFinding {
  readonly kind: LeakKind;
  readonly obligation: Obligation;
  readonly leak: Leak;
}

/** One finding at most per `acquire()`: a missing release explains more than a skipped one, an early exit more than an exception. */
export const leaks = defineAnalysis<Body, readonly LeakFinding[]>({
  name: 'leaks',
  compute: (body, context) =>
    isTest(body) ? [] : context.get(obligations, body).flatMap((obligation) => leakOf(obligation, body, context)),
});

export const leaksOf = (body: Body, context: Context, kind: LeakKind): readonly LeakFinding[] =>
  context.get(leaks, body).filter((leak) => leak.kind === kind);

function leakOf(obligation: Obligation, body: Body, context: Context): readonly LeakFinding[] {
  const { normal, handled, exceptional, releases, event } = obligation;
  if (isPrivate(obligation, body, context)) return [];
  if (event.via === 'helper' && releases.length === 0) return [];
  if (event.via !== 'helper' && keptOnPurpose(obligation, body, context)) return [];
  if (normal) return [{ kind: releases.length === 0 ? 'never' : 'by-exit', obligation, leak: normal }];
  if (handled && releases.length > 0) return [{ kind: 'by-exit', obligation, leak: handled }];
  return exceptional && releases.length > 0 ? [{ kind: 'by-exception', obligation, leak: exceptional }] : [];
}

/** A local lock that nobody else ever sees: whether it stays held makes no difference. */
function isPrivate({ event }: Obligation, body: Body, context: Context): boolean {
  const { root, attributes } = event.lock.path;
  return (
    root.kind === 'local' &&
    attributes.length === 0 &&
    event.lock.sites.some(({ scope }) => scope === body.scope) &&
    !context.get(escapingNames, body).has(localName(root))
  );
}

/** Somebody else gives it back: another body, a caller that gets the lock, whoever was given the local variable. */
function keptOnPurpose({ event, releases, normal, handled }: Obligation, body: Body, context: Context): boolean {
  const { root } = event.lock.path;
  const bare = event.lock.path.attributes.length === 0;
  // A permit taken without waiting is used up by taking it.
  if (event.lock.again === 'counts' && event.mode === 'attempt' && releases.length === 0) return true;
  return (
    root.kind === 'captured' ||
    (root.kind === 'local' && bare && releases.length === 0 && context.get(escapingNames, body).has(localName(root))) ||
    (normal || handled || releases.length === 0 ? releasedElsewhere : releasedAfterException)(event.lock, body, context)
  );
}

const withStatement = (obligation: Obligation, body: Body): readonly FixPlan[] =>
  obligation.event.mode === 'blocking' && obligation.event.via === 'call' && obligation.event.lock.isManager
    ? [
        {
          fix: 'with-statement',
          args: { lock: obligation.event.lock.display },
          safe: true,
          at: locate(body, obligation.event.node.unit, obligation.event.at),
        },
      ]
    : [];

/** The thread that leaves the lock behind, and the next one that wants it. */
function leakWitness({ obligation, leak }: LeakFinding, body: Body): readonly ThreadFlow[] {
  const { event } = obligation;
  const lock = event.lock.display;
  const own: Step[] = [{ at: locate(body, event.node.unit, event.at), verb: 'acquires', object: lock }];
  const exit = exitOf(leak);
  if (leak.raising) own.push({ at: placeOf(leak.raising, body), verb: 'raises', object: textOf(leak.raising) });
  else if (exit) own.push({ at: placeOf(exit, body), verb: 'leaves', object: keywordOf(exit) });
  own.push({
    at: leak.raising ? placeOf(leak.raising, body) : exit ? placeOf(exit, body) : locate(body, event.node.unit, event.at),
    verb: 'skips-release',
    object: lock,
  });
  const role = event.lock.isAsync ? 'task' : 'thread';
  return [
    { role, steps: own },
    { role: `other-${role}`, steps: [{ at: locate(body, event.node.unit, event.at), verb: 'waits-for-ever', object: lock }] },
  ];
}

function leakRelated({ obligation, leak }: LeakFinding, body: Body): readonly Related[] {
  const release = obligation.releases[0];
  const exit = exitOf(leak);
  const lock = obligation.event.lock.display;
  return [
    ...(leak.raising
      ? [{ at: placeOf(leak.raising, body), verb: 'raised-here', object: textOf(leak.raising) }]
      : exit
        ? [{ at: placeOf(exit, body), verb: 'left-here', object: keywordOf(exit) }]
        : []),
    ...(release ? [{ at: locate(body, release.node.unit, release.at), verb: 'released-here', object: lock }] : []),
  ];
}

/** The statement that leaves: the last jump or raise on the way. */
export const exitOf = (leak: Leak): CfgNode | undefined =>
  leak.path.findLast((node) => (node.kind === 'jump' || node.kind === 'raise') && node.statement !== undefined);
export const keywordOf = (node: CfgNode): string => node.statement?.kind ?? 'return';

/** A `yield` by its keyword: whatever it hands out, the exception is thrown in there. */
export function textOf(node: CfgNode): string {
  if (node.kind === 'yield') return 'yield';
  return node.expression ? render(node.expression) : node.item ? render(node.item.context) : '…';
}

function placeOf(node: CfgNode, body: Body): ReturnType<typeof locate> {
  return locate(body, node.unit, node.expression ?? node.item?.context ?? node.statement ?? { start: 0, end: 0 });
}

/** The parts of a report that do not depend on which of the rules it is. */
export const leakReport = (leak: LeakFinding, body: Body): ReportParts => ({
  at: locate(body, leak.obligation.event.node.unit, leak.obligation.event.at),
  related: leakRelated(leak, body),
  witness: leakWitness(leak, body),
  fixes: withStatement(leak.obligation, body),
});

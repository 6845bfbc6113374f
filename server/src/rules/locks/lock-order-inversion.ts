import { nameOf } from '../../analysis/context.ts';
import type { OpenEdge } from '../../analysis/locks/lock-order-edges.ts';
import type { LockOrderCycle } from '../../analysis/locks/lock-order-graph.ts';
import { breaksOrder, cyclesToldIn } from '../../analysis/locks/lock-order-told.ts';
import { lockRings } from '../../analysis/locks/lock-rings.ts';
import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan, Related, Step, ThreadFlow } from '../rule.ts';

/** Two threads take the same locks in opposite orders, or several in a circle: each then waits for what another holds. */
export const lockOrderInversion = defineRule({
  code: 'PC0210',
  name: 'lock-order-inversion',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  near: [mayHoldLocks, breaksOrder],
  messages: {
    inverted: ['first', 'second', 'function'],
    'against-most': ['first', 'second', 'count'],
    circle: ['first', 'second', 'count'],
    ring: ['first', 'second', 'collection'],
  },
  check(body, pass) {
    for (const { edge, collection } of pass.context.get(lockRings, body)) {
      const [first, second] = [edge.from.display, edge.to.display];
      const at = edge.chain[0]?.at;
      if (at)
        pass.report({ message: 'ring', args: { first, second, collection }, at, related: around(edge), witness: witness([edge, edge]) });
    }
    for (const cycle of pass.context.get(cyclesToldIn, body)) {
      const { reported, others, against } = cycle;
      const at = (reported.via[0] ?? reported.chain[0])?.at;
      if (!at) continue;
      const [first, second] = namesOf(reported);
      const parts = { at, related: related(cycle), witness: witness([cycle.reported, ...cycle.others]), fixes: fixes(cycle) };
      const count = String(others.length > 1 ? others.length + 1 : against);
      if (others.length > 1) pass.report({ message: 'circle', args: { first, second, count }, ...parts });
      else if (against > 1) pass.report({ message: 'against-most', args: { first, second, count }, ...parts });
      else pass.report({ message: 'inverted', args: { first, second, function: nameOf(others[0]?.body ?? body) }, ...parts });
    }
  },
});

/** The lock held and the lock asked for; locks of the same text are told apart by their classes. */
function namesOf({ from, to }: OpenEdge): readonly [string, string] {
  return from.display === to.display && from.home && to.home ? [from.home.display, to.home.display] : [from.display, to.display];
}

/** Up to the lock that is held. */
function taking(edge: OpenEdge): readonly Step[] {
  const [first] = namesOf(edge);
  return [
    ...edge.via.map(({ at, text }): Step => ({ at, verb: 'calls', object: text })),
    { at: edge.heldAt, verb: 'acquires', object: first },
  ];
}

/** To the lock that another holds by now. */
function asking(edge: OpenEdge): readonly Step[] {
  const [, second] = namesOf(edge);
  return edge.chain.map(
    ({ at, text }, index): Step =>
      index === edge.chain.length - 1 ? { at, verb: 'waits-for-ever', object: second } : { at, verb: 'calls', object: text },
  );
}

/** Everybody takes the first lock before anybody asks for the second. */
function witness(sides: readonly OpenEdge[]): readonly ThreadFlow[] {
  const domain = sides[0]?.domain;
  const noun = domain === 'tasks' ? 'task' : domain === 'processes' ? 'process' : 'thread';
  const roles = noun === 'thread' ? ['thread-a', 'thread-b'] : [noun, `other-${noun}`];
  const stretch = (of: (edge: OpenEdge) => readonly Step[]): readonly ThreadFlow[] =>
    sides.map((edge, index) => ({ role: roles[index] ?? `other-${noun}`, name: nameOf(edge.place.body), steps: of(edge) }));
  return [...stretch(taking), ...stretch(asking)];
}

function places(edge: OpenEdge): readonly Related[] {
  const [first, second] = namesOf(edge);
  return [
    ...edge.via.map(({ at, text }): Related => ({ at, verb: 'called-here', object: text })),
    { at: edge.heldAt, verb: 'acquired-first-here', object: first },
    ...edge.chain.map(
      ({ at, text }, index): Related =>
        index === edge.chain.length - 1 ? { at, verb: 'acquired-here', object: second } : { at, verb: 'called-here', object: text },
    ),
  ];
}

/** Both stacks: how this side comes to hold one lock and ask for the next, and how the others do. */
function related({ reported, others }: LockOrderCycle): readonly Related[] {
  return [...around(reported), ...others.flatMap(places)];
}

/** Without the place that the finding stands at. */
function around(edge: OpenEdge): readonly Related[] {
  const own = places(edge);
  return edge.via.length > 0 ? own.slice(1) : edge.chain.length === 1 ? own.slice(0, 1) : own;
}

/** Two items of one `with`, or two `with` right inside each other, change places. */
function fixes({ reported, others }: LockOrderCycle): readonly FixPlan[] {
  const [link] = reported.chain;
  const [first, second] = namesOf(reported);
  return link && reported.chain.length === 1 && reported.via.length === 0 && others.length === 1
    ? [{ fix: 'swap-with-order', args: { first, second }, safe: true, at: reported.heldAt }]
    : [];
}

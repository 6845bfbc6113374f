import { type Body, locate, nameOf } from '../../analysis/context.ts';
import type { Acquisition } from '../../analysis/locks/acquisitions.ts';
import { type ForkBesideThread, forksBesideThreads } from '../../analysis/processes/forks-beside-threads.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { Step, ThreadFlow } from '../rule.ts';

/** A child is forked while a thread may hold a lock, which nobody releases in the child. */
export const forkBesideThread = defineRule({
  code: 'PC0710',
  name: 'fork-beside-thread',
  family: 'processes',
  severity: 'warning',
  confidence: 'medium',
  words: ['fork', 'forkpty', 'start'],
  messages: { found: ['call', 'thread'], lock: ['call', 'thread', 'lock'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const found of pass.context.get(forksBesideThreads, body)) {
      const { node, call, thread, byThread, byChild } = found;
      const names = { call: render(call), thread: nameOf(thread.body) };
      pass.report({
        ...(byChild ? { message: 'lock', args: { ...names, lock: byChild.lock.display } } : { message: 'found', args: names }),
        at: locate(body, node.unit, call),
        related: [...startOf(found).map((step) => ({ ...step, verb: 'started-here' })), ...lastOf(byThread, 'acquired-here')],
        witness: schedule(found, body),
      });
    }
  },
});

const startOf = ({ started: { body, node }, thread }: ForkBesideThread): readonly Step[] =>
  node.expression ? [{ at: locate(body, node.unit, node.expression), verb: 'starts', object: nameOf(thread.body) }] : [];

function schedule(found: ForkBesideThread, body: Body): readonly ThreadFlow[] {
  const { node, call, started, thread, child, byThread, byChild } = found;
  const at = locate(body, node.unit, call);
  const fork: Step = { at, verb: 'forks', object: render(call) };
  const forker = { role: 'main-process', name: nameOf(body) };
  const start: ThreadFlow = { role: 'main-process', name: nameOf(started.body), steps: startOf(found) };
  const threads = { role: 'thread', name: nameOf(thread.body), steps: lastOf(byThread, 'acquires') };
  const isOne = started.body === body && threads.steps.length === 0;
  return [
    ...(isOne ? [{ ...start, steps: [...start.steps, fork] }] : [start, ...(byThread ? [threads] : []), { ...forker, steps: [fork] }]),
    {
      role: 'child-process',
      ...(child ? { name: nameOf(child) } : {}),
      steps: [{ at, verb: 'has-no-thread', object: nameOf(thread.body) }, ...lastOf(byChild, 'waits-for-ever')],
    },
  ];
}

const lastOf = (acquisition: Acquisition | undefined, verb: string): readonly Step[] =>
  (acquisition?.chain ?? []).slice(-1).map(({ at, text }) => ({ at, verb, object: text }));

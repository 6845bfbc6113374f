import { type HeldSuspension, threadLocksAcrossAwait } from '../../analysis/blocking/thread-locks-across-await.ts';
import type { Body } from '../../analysis/context.ts';
import { locate } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { ThreadFlow } from '../rule.ts';

/** A coroutine waits with a thread lock in its hands: the next task that wants the lock stops them both. */
export const threadLockAcrossAwait = defineRule({
  code: 'PC0910',
  name: 'thread-lock-across-await',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  words: ['async'],
  messages: { blocks: ['lock', 'wait'], nests: ['lock', 'wait'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const suspension of pass.context.get(threadLocksAcrossAwait, body)) {
      const { event } = suspension.held;
      const lock = event.lock.display;
      pass.report({
        message: event.lock.again === 'nests' ? 'nests' : 'blocks',
        args: { lock, wait: render(suspension.at) },
        at: locate(body, suspension.node.unit, suspension.at),
        related: [{ at: locate(body, event.node.unit, event.at), verb: 'acquired-here', object: lock }],
        witness: witness(suspension, body),
      });
    }
  },
});

function witness({ held: { event }, node, at }: HeldSuspension, body: Body): readonly ThreadFlow[] {
  const taken = locate(body, event.node.unit, event.at);
  const object = event.lock.display;
  return [
    {
      role: 'task',
      steps: [
        { at: taken, verb: 'acquires', object },
        { at: locate(body, node.unit, at), verb: 'waits', object: render(at) },
      ],
    },
    { role: 'other-task', steps: [{ at: taken, verb: event.lock.again === 'nests' ? 'acquires' : 'waits-for-ever', object }] },
  ];
}

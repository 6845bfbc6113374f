import { locate, nameOf } from '../../analysis/context.ts';
import { isSpawned } from '../../analysis/parallel/only-threads.ts';
import { workerAssertion } from '../../analysis/threads/worker-assertions.ts';
import { defineRule } from '../definition.ts';

/** A failed assertion in a thread is printed, and the test that started the thread passes. */
export const assertionInWorker = defineRule({
  code: 'PC0124',
  name: 'assertion-in-worker',
  family: 'threads',
  severity: 'information',
  confidence: 'high',
  near: [isSpawned],
  messages: { lost: ['function'] },
  check(body, pass) {
    const found = pass.context.get(workerAssertion, body);
    if (!found) return;
    const { node, unit, root } = found;
    const at = locate(body, unit, node);
    const spawner = root.spawner;
    pass.report({
      message: 'lost',
      args: { function: nameOf(body) },
      at,
      witness: [
        {
          role: 'thread',
          name: nameOf(body),
          steps: [{ at, verb: 'fails-with', object: 'AssertionError' }],
        },
        { role: 'caller', ...(spawner && { name: nameOf(spawner) }), steps: [{ at, verb: 'proceeds-unaware', object: nameOf(body) }] },
      ],
    });
  },
});

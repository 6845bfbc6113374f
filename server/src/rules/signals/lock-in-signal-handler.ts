import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { type HandlerLock, handlerLocks } from '../../analysis/signals/handler-locks.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import type { Step } from '../rule.ts';

/** A handler interrupts the main thread, also while that holds the lock the handler waits for. */
export const lockInSignalHandler = defineRule({
  code: 'PC1802',
  name: 'lock-in-signal-handler',
  family: 'signals',
  severity: 'warning',
  confidence: 'medium',
  words: [spawnNames],
  messages: { handler: ['lock', 'handler', 'holder'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const found of pass.context.get(handlerLocks, body)) {
      const { handler, acquisition, holder, heldAt } = found;
      const at = acquisition.chain[0]?.at;
      if (!at) continue;
      const lock = acquisition.chain.at(-1)?.text ?? acquisition.lock.display;
      pass.report({
        message: 'handler',
        args: { lock, handler: handler.qualifiedName, holder: holder.qualifiedName },
        at,
        related: [{ at: heldAt, verb: 'acquired-here', object: lock }],
        witness: [
          {
            role: 'main-thread',
            steps: [
              { at: heldAt, verb: 'acquires', object: lock },
              { at, verb: 'interrupted', object: handler.qualifiedName },
              ...steps(found),
            ],
          },
        ],
      });
    }
  },
});

const steps = ({ acquisition: { chain } }: HandlerLock): readonly Step[] =>
  chain.map(({ at, text }, index) => ({ at, verb: index === chain.length - 1 ? 'waits-for-ever' : 'calls', object: text }));

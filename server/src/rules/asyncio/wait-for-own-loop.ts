import { blockingOperations } from '../../analysis/blocking/blocking-summary.ts';
import { waitsForOwnLoop } from '../../analysis/blocking/own-loop-waits.ts';
import { defineRule } from '../definition.ts';
import type { Related, Step } from '../rule.ts';

/** The loop blocks its thread for a coroutine that only that thread can run. */
export const waitForOwnLoop = defineRule({
  code: 'PC0913',
  name: 'wait-for-own-loop',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  words: ['async'],
  messages: { waits: ['call'] },
  check(body, pass) {
    if (body.kind !== 'function' || !body.signature.isAsync || body.ir.hasError) return;
    for (const { operation } of pass.context.get(blockingOperations, body)) {
      const [first, ...rest] = operation.chain;
      if (!first || !waitsForOwnLoop(operation, body, pass.context)) continue;
      const steps = operation.chain.map(({ at, text }): Step => ({ at, verb: at === operation.at ? 'waits' : 'calls', object: text }));
      pass.report({
        message: 'waits',
        args: { call: operation.text },
        at: first.at,
        related: rest.map(({ at, text }): Related => ({ at, verb: 'called-here', object: text })),
        witness: [
          { role: 'task', name: body.name, steps },
          { role: 'event-loop', steps: [{ at: operation.at, verb: 'cannot-run', object: operation.text }] },
        ],
      });
    }
  },
});

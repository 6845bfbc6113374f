import { callbackStalls, isLoopCallback } from '../../analysis/blocking/loop-stalls.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import type { Related } from '../rule.ts';
import { stallWitness } from './loop-stall.ts';

/** The loop itself calls a plain function that blocks: nothing else runs meanwhile, and no `async` warns the reader. */
export const blockingLoopCallback = defineRule({
  code: 'PC0921',
  name: 'blocking-loop-callback',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'high',
  near: [isLoopCallback],
  messages: { blocks: ['call', 'function'], below: ['helper', 'call', 'function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { operation, brief } of pass.context.get(callbackStalls, body)) {
      const [first, ...rest] = operation.chain;
      if (!first || brief) continue;
      const shared = {
        at: first.at,
        related: rest.map(
          ({ at, text }, index): Related => ({ at, verb: index === rest.length - 1 ? 'waits-here' : 'called-here', object: text }),
        ),
        witness: stallWitness(operation.chain, { role: 'event-loop', name: body.name }),
      };
      const args = { call: operation.text, function: body.name };
      if (rest.length === 0) pass.report({ message: 'blocks', args, ...shared });
      else pass.report({ message: 'below', args: { helper: first.text, ...args }, ...shared });
    }
  },
});

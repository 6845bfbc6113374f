/** Reports the plain functions below which a coroutine waits; `loop-stalls.ts` says which waits count. */
import { loopStalls } from '../../analysis/blocking/loop-stalls.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import type { Related } from '../rule.ts';
import { offLoop, stallWitness } from './loop-stall.ts';

/** A plain function that a coroutine calls waits somewhere below: the event loop stops all the same. */
export const blockingHelperInCoroutine = defineRule({
  code: 'PC0914',
  name: 'blocking-helper-in-coroutine',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'medium',
  words: ['async'],
  messages: { blocks: ['helper', 'call'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { node, operation, brief } of pass.context.get(loopStalls, body)) {
      const [first, ...rest] = operation.chain;
      if (!first || rest.length === 0 || brief) continue;
      pass.report({
        message: 'blocks',
        args: { helper: first.text, call: operation.text },
        at: first.at,
        related: rest.map(
          ({ at, text }, index): Related => ({ at, verb: index === rest.length - 1 ? 'waits-here' : 'called-here', object: text }),
        ),
        witness: stallWitness(operation.chain),
        fixes: offLoop(node, operation, body, pass.context),
      });
    }
  },
});

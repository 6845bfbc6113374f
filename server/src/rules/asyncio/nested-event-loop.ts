import { loopReentries } from '../../analysis/blocking/loop-reentries.ts';
import { locate } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import type { Related, Step } from '../rule.ts';

/** A coroutine starts an event loop in the thread where one runs already: RuntimeError, every time. */
export const nestedEventLoop = defineRule({
  code: 'PC0912',
  name: 'nested-event-loop',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  words: ['async'],
  messages: { direct: ['call'], below: ['helper', 'call'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { node, operation } of pass.context.get(loopReentries, body)) {
      const [first, ...rest] = operation.chain;
      if (!first) continue;
      const steps = operation.chain.map(({ at, text }): Step => ({ at, verb: 'calls', object: text }));
      const shared = {
        at: first.at,
        related: rest.map(({ at, text }): Related => ({ at, verb: 'called-here', object: text })),
        witness: [{ role: 'task', steps: [...steps, { at: operation.at, verb: 'raises', object: operation.text }] }],
      };
      const call = node.expression;
      if (rest.length > 0) pass.report({ message: 'below', args: { helper: first.text, call: operation.text }, ...shared });
      else {
        const fixes = call
          ? [{ fix: 'await-argument', args: { call: operation.text }, safe: false, at: locate(body, node.unit, call) }]
          : [];
        pass.report({ message: 'direct', args: { call: operation.text }, ...shared, fixes });
      }
    }
  },
});

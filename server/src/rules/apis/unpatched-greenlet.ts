import { isGreenlet, unpatchedCalls } from '../../analysis/apis/unpatched-greenlets.ts';
import { nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import type { Related, Step } from '../rule.ts';

/** A greenlet blocks its thread, and so all other greenlets. */
export const unpatchedGreenlet = defineRule({
  code: 'PC1603',
  name: 'unpatched-greenlet',
  family: 'apis',
  severity: 'warning',
  confidence: 'medium',
  near: [isGreenlet],
  messages: { found: ['call', 'function'] },
  check(body, pass) {
    if (isTest(body) || body.kind === 'module') return;
    for (const { root, operation } of pass.context.get(unpatchedCalls, body)) {
      const { chain, text } = operation;
      const [first, ...rest] = chain;
      if (!first) continue;
      const last = chain.length - 1;
      const spawned: readonly Related[] = root.at ? [{ at: root.at, verb: 'started-here', object: nameOf(body) }] : [];
      pass.report({
        message: 'found',
        args: { call: text, function: nameOf(body) },
        at: first.at,
        related: [
          ...spawned,
          ...rest.map(({ at, text: object }, index) => ({ at, verb: index === rest.length - 1 ? 'waits-here' : 'called-here', object })),
        ],
        witness: [
          {
            role: 'task',
            name: nameOf(body),
            steps: chain.map(({ at, text: object }, index): Step => ({ at, verb: index === last ? 'blocks-thread' : 'calls', object })),
          },
          { role: 'other-task', steps: [{ at: root.at ?? first.at, verb: 'cannot-run', object: text }] },
        ],
        fixes: [{ fix: 'patch-all', args: {}, safe: false, at: first.at }],
      });
    }
  },
});

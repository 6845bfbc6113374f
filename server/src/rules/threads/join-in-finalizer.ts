import { locate } from '../../analysis/context.ts';
import { finalizerJoins } from '../../analysis/threads/finalizer-joins.ts';
import { defineRule } from '../definition.ts';
import type { Step } from '../rule.ts';

/** The last reference may go away in the thread that the finalizer waits for: it would join itself. */
export const joinInFinalizer = defineRule({
  code: 'PC0122',
  name: 'join-in-finalizer',
  family: 'threads',
  severity: 'information',
  confidence: 'medium',
  words: ['join'],
  messages: { found: ['finalizer', 'thread'] },
  check(body, pass) {
    for (const { join, unit, thread, finalizer, way, isOwn } of pass.context.get(finalizerJoins, body)) {
      const at = locate(body, unit, join);
      const steps = way.map((link): Step => ({ at: link.at, verb: 'calls', object: link.text }));
      const [first] = way;
      pass.report({
        message: 'found',
        args: { finalizer: finalizer.qualifiedName, thread },
        at,
        related: way.map((link) => ({ at: link.at, verb: 'called-here', object: link.text })),
        witness: [
          {
            role: 'thread',
            steps: [
              { at: first?.at ?? at, verb: 'collects', object: finalizer.qualifiedName },
              ...steps,
              { at, verb: 'raises', object: `${thread}.join()` },
            ],
          },
        ],
        fixes: [{ fix: 'skip-own-join', args: { thread }, safe: false, at }],
        ...(isOwn ? { severity: 'warning' as const } : {}),
      });
    }
  },
});

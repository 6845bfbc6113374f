import { type Body, locate } from '../../analysis/context.ts';
import { type SelfJoin, selfJoins } from '../../analysis/threads/self-joins.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan, Step } from '../rule.ts';

/** A thread that joins itself would wait for ever: Python raises instead. */
export const selfJoin = defineRule({
  code: 'PC0111',
  name: 'self-join',
  family: 'threads',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['join'],
  messages: { direct: ['thread'], reached: ['thread', 'target'] },
  check(body, pass) {
    for (const found of pass.context.get(selfJoins, body)) {
      const { join, unit, thread, way, target } = found;
      const at = locate(body, unit, join);
      const steps = way.map(
        ({ caller, call }): Step => ({ at: locate(caller, caller.unit, call), verb: 'calls', object: render(call.callee) }),
      );
      const isReached = way.length > 0 && target !== undefined;
      pass.report({
        ...(isReached
          ? { message: 'reached', args: { thread, target: target.qualifiedName }, severity: 'warning' }
          : { message: 'direct', args: { thread } }),
        at,
        related: steps.map((step) => ({ ...step, verb: 'called-here' })),
        witness: [
          {
            role: 'thread',
            ...(target ? { name: target.qualifiedName } : {}),
            steps: [...steps, { at, verb: 'raises', object: `${thread}.join()` }],
          },
        ],
        fixes: fixes(found, body),
      });
    }
  },
});

function fixes({ join, unit, thread, way, target }: SelfJoin, body: Body): readonly FixPlan[] {
  const at = locate(body, unit, join);
  if (target === undefined) return [];
  return way.length === 0
    ? [{ fix: 'drop-call', args: { call: render(join) }, safe: true, at }]
    : [{ fix: 'skip-own-join', args: { thread }, safe: true, at }];
}

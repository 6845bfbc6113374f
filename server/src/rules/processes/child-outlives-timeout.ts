import { locate, nameOf } from '../../analysis/context.ts';
import { timedOutChildren } from '../../analysis/processes/timed-out-children.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** `communicate()` gives up when its time is over, and nobody ends the child. */
export const childOutlivesTimeout = defineRule({
  code: 'PC0804',
  codes: ['PC0804', 'PC0812'],
  name: 'child-outlives-timeout',
  family: 'processes',
  severity: 'warning',
  confidence: 'medium',
  isLocal: true,
  words: ['communicate'],
  messages: { found: ['call', 'object'] },
  check(body, pass) {
    for (const { unit, process, creation, limit, handler, isTask } of pass.context.get(timedOutChildren, body)) {
      const at = locate(body, unit, limit);
      const made = { at: locate(body, creation.unit, creation.call), object: process };
      const who = { role: isTask ? 'task' : 'thread', name: nameOf(body) } as const;
      const first = handler?.body.statements[0];
      const end: readonly FixPlan[] = first
        ? [{ fix: 'end-child', args: { process, prefix: isTask ? 'await ' : '' }, safe: false, at: locate(body, unit, first) }]
        : [];
      pass.report({
        code: isTask ? 'PC0812' : 'PC0804',
        message: 'found',
        args: { call: render(limit), object: process },
        at,
        related: [{ ...made, verb: 'created-here' }],
        witness: [
          {
            ...who,
            steps: [
              { ...made, verb: 'starts' },
              { at, verb: 'gives-up', object: process },
            ],
          },
          { role: 'child-process', steps: [{ ...made, verb: 'works-on-alone' }] },
        ],
        fixes: end,
      });
    }
  },
});

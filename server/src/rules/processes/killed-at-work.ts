import { locate, nameOf } from '../../analysis/context.ts';
import { killedAtWork as analysis } from '../../analysis/processes/killed-at-work.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A process that is killed lets go of nothing. */
export const killedAtWork = defineRule({
  code: 'PC0709',
  name: 'killed-at-work',
  family: 'processes',
  severity: 'information',
  confidence: 'medium',
  words: ['terminate', 'kill'],
  messages: { found: ['function', 'object'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, unit, child, used, at: use } of pass.context.get(analysis, body)) {
      const at = locate(body, unit, call);
      const object = render(used);
      pass.report({
        message: 'found',
        args: { function: nameOf(child), object },
        at,
        related: [{ at: use, verb: 'needed-by-child', object }],
        witness: [
          { role: 'child-process', name: nameOf(child), steps: [{ at: use, verb: 'is-busy-with', object }] },
          { role: 'process', name: nameOf(body), steps: [{ at, verb: 'kills', object: render(call.callee) }] },
          { role: 'other-process', steps: [{ at: use, verb: 'waits-for-ever', object }] },
        ],
      });
    }
  },
});

import { locate, nameOf } from '../../analysis/context.ts';
import { unwaitedForks } from '../../analysis/processes/unwaited-forks.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A child that nobody waits for stays as a zombie until its parent ends. */
export const unwaitedFork = defineRule({
  code: 'PC0807',
  name: 'unwaited-fork',
  family: 'processes',
  severity: 'warning',
  confidence: 'medium',
  words: ['fork'],
  messages: { found: ['call'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, unit } of pass.context.get(unwaitedForks, body)) {
      const at = locate(body, unit, call);
      const object = render(call);
      pass.report({
        message: 'found',
        args: { call: object },
        at,
        witness: [
          { role: 'child-process', steps: [{ at, verb: 'stays-zombie', object }] },
          { role: 'process', name: nameOf(body), steps: [{ at, verb: 'never-asks-child', object }] },
        ],
      });
    }
  },
});

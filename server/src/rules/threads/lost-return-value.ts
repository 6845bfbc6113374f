import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { lostReturns, mayLoseReturn, usedJoins } from '../../analysis/threads/lost-return-values.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** Nobody can get at what a thread's function returns. */
export const lostReturnValue = defineRule({
  code: 'PC0118',
  name: 'lost-return-value',
  family: 'threads',
  severity: 'information',
  confidence: 'high',
  words: ['join'],
  near: [mayLoseReturn],
  messages: { join: ['call'], return: ['function'] },
  check(body, pass) {
    for (const { call, unit } of pass.context.get(usedJoins, body)) {
      const at = locate(body, unit, call);
      const object = render(call);
      pass.report({
        severity: 'warning',
        message: 'join',
        args: { call: object },
        at,
        witness: [{ role: 'caller', name: nameOf(body), steps: [{ at, verb: 'gets-none', object }] }],
      });
    }
    for (const { value, unit, root } of isTest(body) ? [] : pass.context.get(lostReturns, body)) {
      const at = locate(body, unit, value);
      const name = nameOf(body);
      pass.report({
        message: 'return',
        args: { function: name },
        at,
        related: root.at ? [{ at: root.at, verb: 'started-here', object: name }] : [],
        witness: [{ role: 'thread', name, steps: [{ at, verb: 'returns-to-nobody', object: render(value) }] }],
      });
    }
  },
});

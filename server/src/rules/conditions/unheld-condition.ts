import { unheldConditions } from '../../analysis/conditions/unheld-conditions.ts';
import { locate } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';

/** `cond.notify()` without the condition's lock raises. */
export const unheldCondition = defineRule({
  code: 'PC0402',
  name: 'unheld-condition',
  family: 'conditions',
  severity: 'error',
  confidence: 'high',
  words: ['wait', 'wait_for', 'notify', 'notify_all', 'notifyAll'],
  messages: { unheld: ['condition', 'method'] },
  check(body, pass) {
    for (const { call, unit, method, display } of pass.context.get(unheldConditions, body)) {
      const at = locate(body, unit, call);
      pass.report({
        message: 'unheld',
        args: { condition: display, method },
        at,
        witness: [{ role: 'thread', steps: [{ at, verb: 'raises', object: `${display}.${method}()` }] }],
        fixes: [{ fix: 'hold-condition', args: { condition: display }, safe: true, at }],
      });
    }
  },
});

import { locate } from '../../analysis/context.ts';
import { repeatedMethods } from '../../analysis/processes/start-methods.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import { againInChild } from './schedules.ts';

/** `set_start_method('spawn')` at the top of a file: each child imports it, and sets what is set already. */
export const startMethodAgain = defineRule({
  code: 'PC0712',
  name: 'start-method-again',
  family: 'processes',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['set_start_method'],
  messages: { found: ['call'] },
  check(body, pass) {
    if (body.kind !== 'module') return;
    for (const { call, unit } of pass.context.get(repeatedMethods, body)) {
      const at = locate(body, unit, call);
      const object = render(call);
      pass.report({
        message: 'found',
        args: { call: object },
        at,
        witness: againInChild(body, at, object),
        fixes: [
          { fix: 'main-guard', args: {}, safe: false, at },
          { fix: 'force-method', args: {}, safe: false, at },
        ],
      });
    }
  },
});

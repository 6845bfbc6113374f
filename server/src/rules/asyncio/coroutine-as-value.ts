import { locate } from '../../analysis/context.ts';
import { coroutineNames } from '../../analysis/tasks/coroutine-names.ts';
import { coroutineValues } from '../../analysis/tasks/coroutine-values.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** A coroutine where its result was meant: an attribute, an element, a text of it. */
export const coroutineAsValue = defineRule({
  code: 'PC1004',
  codes: ['PC1004', 'PC1006'],
  name: 'coroutine-as-value',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [coroutineNames],
  messages: { used: ['call'], held: ['variable', 'call'], shown: ['call'], returned: ['call'] },
  check(body, pass) {
    const isAsync = body.kind === 'function' && body.ir.isAsync;
    for (const { call, use, unit, how, variable } of pass.context.get(coroutineValues, body)) {
      const made = locate(body, unit, call);
      const at = variable === undefined ? made : locate(body, unit, use);
      const plan: FixPlan = { fix: 'add-await', args: { call: render(call) }, safe: false, at: made };
      const shared = {
        code: how === 'used' ? ('PC1004' as const) : ('PC1006' as const),
        at,
        related: variable === undefined ? [] : [{ at: made, verb: 'created-here', object: variable }],
        witness: [
          {
            role: 'caller',
            steps: [
              { at: made, verb: 'calls', object: render(call.callee) },
              { at: made, verb: 'never-runs', object: render(call.callee) },
            ],
          },
        ],
        fixes: isAsync ? [plan] : [],
      };
      const args = { call: render(call) };
      if (variable !== undefined) pass.report({ message: 'held', args: { ...args, variable }, ...shared });
      else pass.report({ message: how, args, ...shared, ...(how === 'returned' ? { severity: 'warning' as const } : {}) });
    }
  },
});

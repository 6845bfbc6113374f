import { type Body, locate } from '../../analysis/context.ts';
import { type WrongWith, wrongWiths } from '../../analysis/tasks/wrong-withs.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** `with` where `async with` belongs, or the other way round: Python raises before the block begins. */
export const withOfWrongKind = defineRule({
  code: 'PC1313',
  name: 'with-of-wrong-kind',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['with'],
  messages: { manager: ['call'], 'thread-lock': ['lock'], 'plain-manager': ['call'] },
  check(body, pass) {
    for (const wrong of pass.context.get(wrongWiths, body)) {
      const at = locate(body, wrong.unit, wrong.item.context);
      const entered = render(wrong.item.context);
      const shared = { at, witness: [{ role: 'task', steps: [{ at, verb: 'raises', object: entered }] }], fixes: fixes(wrong, body) };
      if (wrong.how === 'manager') pass.report({ message: 'manager', args: { call: entered }, ...shared });
      else if (wrong.how === 'plain-manager') pass.report({ message: 'plain-manager', args: { call: entered }, ...shared });
      else pass.report({ message: 'thread-lock', args: { lock: entered }, ...shared });
    }
  },
});

/** The keyword is of the whole statement. */
function fixes({ statement, item, unit, how }: WrongWith, body: Body): readonly FixPlan[] {
  if (statement.items.length > 1 || body.kind !== 'function' || !body.ir.isAsync) return [];
  const args = { lock: render(item.context) };
  return [{ fix: how === 'manager' ? 'async-with' : 'plain-with', args, safe: true, at: locate(body, unit, item.context) }];
}

import { type Body, locate } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import { swallowedByAll } from '../../analysis/tasks/swallowed-by-all.ts';
import { swallowedCancellations } from '../../analysis/tasks/swallowed-cancellations.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { ThreadFlow } from '../rule.ts';

/** A cancellation that ends in a handler: the task goes on, and who cancelled it waits. */
export const swallowedCancellation = defineRule({
  code: 'PC1301',
  codes: ['PC1301', 'PC1302', 'PC1303'],
  name: 'swallowed-cancellation',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['async'],
  messages: { swallowed: ['function'], all: ['function'], suppressed: ['function'] },
  check(body, pass) {
    if (isTest(body)) return;
    const args = { function: body.name };
    for (const { type, unit } of pass.context.get(swallowedCancellations, body)) {
      const at = locate(body, unit, type);
      const fixes = [{ fix: 'raise-again', args: {}, safe: false, at }];
      pass.report({ message: 'swallowed', args, at, witness: witness(at, render(type), body), fixes });
    }
    for (const { how, at: caught, place, unit } of pass.context.get(swallowedByAll, body)) {
      const at = locate(body, unit, place);
      const shared = { args, at, witness: witness(at, render(caught), body) };
      if (how === 'suppressed') pass.report({ code: 'PC1303', message: 'suppressed', ...shared });
      else pass.report({ code: 'PC1302', message: 'all', ...shared, fixes: [{ fix: 'catch-exception', args: {}, safe: false, at }] });
    }
  },
});

function witness(at: Location, object: string, { name }: Body): readonly ThreadFlow[] {
  return [
    {
      role: 'task',
      name,
      steps: [
        { at, verb: 'cancelled', object },
        { at, verb: 'goes-on-after-cancel', object: name },
      ],
    },
    { role: 'other-task', steps: [{ at, verb: 'waits', object: name }] },
  ];
}

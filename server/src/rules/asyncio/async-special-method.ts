import { locate, nameOf } from '../../analysis/context.ts';
import { type Outcome, outcomeOfSpecial } from '../../analysis/tasks/async-specials.ts';
import { defineRule } from '../definition.ts';

/** Python calls the method itself and awaits nothing. */
export const asyncSpecialMethod = defineRule({
  code: 'PC1035',
  name: 'async-special-method',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['async'],
  messages: { raises: ['method'], lost: ['method'], true: ['method'] },
  check(body, pass) {
    const outcome = outcomeOfSpecial(body);
    if (outcome === undefined || body.kind !== 'function') return;
    const at = locate(body, body.unit, body.ir.headerSpan);
    pass.report({
      message: outcome,
      args: { method: body.name },
      at,
      witness: [{ role: 'program', name: nameOf(body), steps: [{ at, ...stepOf(outcome, body.name) }] }],
    });
  },
});

const stepOf = (outcome: Outcome, method: string): { readonly verb: string; readonly object: string } =>
  outcome === 'raises' ? { verb: 'fails-with', object: 'TypeError' } : { verb: 'never-runs', object: method };

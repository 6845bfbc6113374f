import { locate, nameOf } from '../../analysis/context.ts';
import { unrunTest } from '../../analysis/tasks/unrun-tests.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** A test whose coroutine nobody runs passes whatever it asserts. */
export const unrunAsyncTest = defineRule({
  code: 'PC1037',
  name: 'unrun-async-test',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'high',
  words: ['async'],
  messages: { found: ['function', 'class'] },
  check(body, pass) {
    const found = pass.context.get(unrunTest, body);
    if (!found) return;
    const { fn, base, cls } = found;
    const at = locate(body, fn.unit, fn.ir.headerSpan);
    const args = { from: 'TestCase', name: 'IsolatedAsyncioTestCase' };
    const plans: readonly FixPlan[] =
      base?.kind === 'attribute' ? [{ fix: 'respell', args, safe: false, at: locate(body, cls.unit, base.nameSpan) }] : [];
    pass.report({
      message: 'found',
      args: { function: fn.name, class: cls.name },
      at,
      witness: [{ role: 'program', name: nameOf(fn), steps: [{ at, verb: 'never-runs', object: fn.name }] }],
      fixes: fn.name.endsWith('Class') ? [] : plans,
    });
  },
});

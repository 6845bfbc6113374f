import { locate } from '../../analysis/context.ts';
import { coroutineNames } from '../../analysis/tasks/coroutine-names.ts';
import { lostCoroutines } from '../../analysis/tasks/lost-coroutines.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import { awaitFix } from './await-fix.ts';

/** A coroutine where a condition is expected is true whatever its function would have answered. */
export const coroutineAsCondition = defineRule({
  code: 'PC1005',
  name: 'coroutine-as-condition',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [coroutineNames],
  messages: { tested: ['call'] },
  check(body, pass) {
    for (const lost of pass.context.get(lostCoroutines, body)) {
      if (lost.how !== 'tested' || lost.gives === 'future') continue;
      const at = locate(body, lost.unit, lost.call);
      pass.report({
        message: 'tested',
        args: { call: render(lost.call) },
        at,
        witness: [{ role: 'caller', steps: [{ at, verb: 'never-runs', object: lost.fn ? lost.fn.name : render(lost.call.callee) }] }],
        fixes: awaitFix(lost, body),
      });
    }
  },
});

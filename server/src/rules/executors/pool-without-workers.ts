import { locate, nameOf } from '../../analysis/context.ts';
import { emptyPools } from '../../analysis/threads/empty-pools.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A pool needs one worker at least. */
export const poolWithoutWorkers = defineRule({
  code: 'PC0618',
  name: 'pool-without-workers',
  family: 'executors',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['ThreadPoolExecutor', 'ProcessPoolExecutor', 'InterpreterPoolExecutor', 'Pool', 'ThreadPool'],
  messages: { found: ['class', 'count'] },
  check(body, pass) {
    for (const { call, unit, count } of pass.context.get(emptyPools, body)) {
      const at = locate(body, unit, call);
      pass.report({
        message: 'found',
        args: { class: render(call.callee), count: String(count) },
        at,
        witness: [{ role: 'program', name: nameOf(body), steps: [{ at, verb: 'fails-with', object: 'ValueError' }] }],
      });
    }
  },
});

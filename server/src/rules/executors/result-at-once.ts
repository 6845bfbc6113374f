import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { resultsAtOnce } from '../../analysis/threads/results-at-once.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A loop hands over a job and waits for it before it hands over the next. */
export const resultAtOnce = defineRule({
  code: 'PC0604',
  name: 'result-at-once',
  family: 'executors',
  severity: 'warning',
  confidence: 'medium',
  isLocal: true,
  words: ['submit', 'apply', 'apply_async'],
  messages: { found: ['call', 'object'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { job, wait, unit, pool } of pass.context.get(resultsAtOnce, body)) {
      const at = locate(body, unit, wait);
      const object = render(job.callee.kind === 'attribute' ? job.callee.object : job.callee);
      const call = render(wait);
      const submit = { at: locate(body, unit, job), verb: 'hands-over', object: render(job) };
      pass.report({
        message: 'found',
        args: { call, object },
        at,
        related: [{ at: locate(body, pool.unit, pool.call), verb: 'created-here', object }],
        witness: [
          { role: 'thread', name: nameOf(body), steps: [submit, { at, verb: 'waits-before-next', object: call }] },
          { role: 'worker', steps: [{ at: submit.at, verb: 'works-alone', object }] },
        ],
        fixes: [{ fix: 'submit-all-first', args: { pool: object }, safe: true, at }],
      });
    }
  },
});

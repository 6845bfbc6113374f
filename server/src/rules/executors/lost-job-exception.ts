import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { type DroppedResult, droppedResults } from '../../analysis/threads/dropped-results.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { Code, FixPlan } from '../rule.ts';

/** A worker's exception is kept with the result that nobody takes. */
export const lostJobException = defineRule({
  code: 'PC0601',
  codes: ['PC0601', 'PC0602', 'PC0614', 'PC0707'],
  name: 'lost-job-exception',
  family: 'executors',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: ['submit', 'map', 'run_in_executor', 'apply_async', 'map_async', 'starmap_async'],
  messages: { found: ['call', 'function'], mapped: ['call', 'function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, unit, how, job, failing } of pass.context.get(droppedResults, body)) {
      const at = locate(body, unit, call);
      const place = failing.expression ?? failing.statement;
      const fails = place ? locate(job, failing.unit, place) : at;
      const name = render(call.callee);
      const take: readonly FixPlan[] = how === 'mapped' ? [{ fix: 'take-results', args: { call: name }, safe: false, at }] : [];
      pass.report({
        code: codes[how],
        message: how === 'mapped' ? 'mapped' : 'found',
        args: { call: name, function: job.name },
        at,
        related: [{ at: fails, verb: 'raised-here', object: job.name }],
        witness: [
          {
            role: 'worker',
            name: job.qualifiedName,
            steps: [{ at: fails, verb: 'raises', object: failing.expression ? render(failing.expression) : job.name }],
          },
          {
            role: 'thread',
            name: nameOf(body),
            steps: [
              { at, verb: 'ignores-result', object: name },
              { at, verb: 'proceeds-unaware', object: job.name },
            ],
          },
        ],
        fixes: take,
      });
    }
  },
});

const codes: Readonly<Record<DroppedResult['how'], Code>> = {
  submitted: 'PC0601',
  mapped: 'PC0602',
  'handed-over': 'PC0614',
  applied: 'PC0707',
};

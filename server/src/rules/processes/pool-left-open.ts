import { locate, nameOf } from '../../analysis/context.ts';
import { abandonedPools } from '../../analysis/processes/open-pools.ts';
import { defineRule } from '../definition.ts';

/** A function makes a pool, gives it jobs and returns: nobody ends the workers. */
export const poolLeftOpen = defineRule({
  code: 'PC0705',
  name: 'pool-left-open',
  family: 'processes',
  severity: 'information',
  confidence: 'high',
  isLocal: true,
  words: ['Pool', 'ThreadPool'],
  messages: { found: ['object', 'function'] },
  check(body, pass) {
    for (const { pool, creation, job, isDone } of pass.context.get(abandonedPools, body)) {
      const at = locate(body, creation.unit, creation.call);
      pass.report({
        message: 'found',
        args: { object: pool, function: nameOf(body) },
        at,
        related: [{ at: locate(body, job.unit, job.node), verb: 'last-used-here', object: pool }],
        witness: [
          { role: 'caller', name: nameOf(body), steps: [{ at, verb: 'exits', object: pool }] },
          { role: 'worker', steps: [{ at, verb: 'works-on', object: pool }] },
        ],
        fixes: isDone ? [{ fix: 'with-pool', args: { pool }, safe: false, at }] : [],
      });
    }
  },
});

import { locate } from '../../analysis/context.ts';
import { lateResults } from '../../analysis/processes/late-results.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `get()` behind the `with` of its pool, which has been terminated: the result never comes. */
export const resultAfterPool = defineRule({
  code: 'PC0706',
  name: 'result-after-pool',
  family: 'processes',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['apply_async', 'map_async', 'starmap_async'],
  messages: { found: ['call', 'object'] },
  check(body, pass) {
    for (const { block, unit, pool, job, taken } of pass.context.get(lateResults, body)) {
      const at = locate(body, unit, taken);
      const manager = block.items[0]?.context ?? taken;
      pass.report({
        message: 'found',
        args: { call: render(taken), object: pool },
        at,
        related: [{ at: locate(body, unit, job), verb: 'handed-over-here', object: render(job.callee) }],
        witness: [
          {
            role: 'main-process',
            steps: [
              { at: locate(body, unit, manager), verb: 'terminates', object: pool },
              { at, verb: 'waits-in-vain', object: render(taken) },
            ],
          },
        ],
        fixes: [{ fix: 'join-pool', args: { pool }, safe: true, at: locate(body, unit, block) }],
      });
    }
  },
});

import { locate } from '../../analysis/context.ts';
import { joinedOpenPools } from '../../analysis/processes/open-pools.ts';
import { defineRule } from '../definition.ts';

/** `pool.join()` before `close()`: it would wait for ever, so it raises. */
export const joinOpenPool = defineRule({
  code: 'PC0708',
  name: 'join-open-pool',
  family: 'processes',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['join'],
  messages: { found: ['object'] },
  check(body, pass) {
    for (const { join, unit, pool, creation } of pass.context.get(joinedOpenPools, body)) {
      const at = locate(body, unit, join);
      pass.report({
        message: 'found',
        args: { object: pool },
        at,
        related: [{ at: locate(body, creation.unit, creation.call), verb: 'created-here', object: pool }],
        witness: [{ role: 'main-process', steps: [{ at, verb: 'fails-with', object: 'ValueError' }] }],
        fixes: [{ fix: 'close-first', args: { pool }, safe: true, at }],
      });
    }
  },
});

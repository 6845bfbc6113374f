import { barrierMismatches } from '../../analysis/conditions/barrier-parties.ts';
import { sharedBarrierMismatches } from '../../analysis/conditions/shared-barriers.ts';
import { locate } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';

/** `Barrier(3)` and two threads that come to it: they wait for a third for ever. */
export const barrierSize = defineRule({
  code: 'PC0413',
  name: 'barrier-size',
  family: 'conditions',
  severity: 'warning',
  confidence: 'high',
  words: ['Barrier'],
  messages: { mismatch: ['barrier', 'parties', 'count'] },
  check(body, pass) {
    const own = pass.context.get(barrierMismatches, body);
    const shared = body.kind === 'module' && own.length === 0 ? pass.context.get(sharedBarrierMismatches, body) : [];
    for (const { call, unit, name, parties, coming, waiters } of [...own, ...shared]) {
      const at = locate(body, unit, call);
      pass.report({
        message: 'mismatch',
        args: { barrier: name, parties: String(parties), count: String(coming) },
        at,
        related: waiters.map((fn) => ({ at: locate(fn, fn.unit, fn.ir.nameSpan), verb: 'waits-here', object: name })),
        witness: [
          { role: 'thread', ...(waiters[0] ? { name: waiters[0].name } : {}), steps: [{ at, verb: 'waits-for-ever', object: name }] },
        ],
      });
    }
  },
});

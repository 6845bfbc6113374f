import { locate, nameOf } from '../../analysis/context.ts';
import { finallyJumps } from '../../analysis/flow/finally-jumps.ts';
import { defineRule } from '../definition.ts';

/** A jump out of `finally` drops the cancellation that was on its way. */
export const jumpInFinally = defineRule({
  code: 'PC1312',
  name: 'jump-in-finally',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['async'],
  messages: { swallows: ['name'] },
  check(body, pass) {
    for (const { jump, awaited, unit } of pass.context.get(finallyJumps, body)) {
      const at = locate(body, unit, jump);
      pass.report({
        message: 'swallows',
        args: { name: jump.kind },
        at,
        related: [{ at: locate(body, unit, awaited), verb: 'waits-here', object: nameOf(body) }],
        witness: [
          {
            role: 'task',
            name: nameOf(body),
            steps: [
              { at: locate(body, unit, awaited), verb: 'is-cancelled', object: nameOf(body) },
              { at, verb: 'drops-exception', object: jump.kind },
            ],
          },
        ],
      });
    }
  },
});

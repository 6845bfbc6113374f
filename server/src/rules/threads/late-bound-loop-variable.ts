import { locate } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { loopCaptures } from '../../analysis/threads/loop-captures.ts';
import { defineRule } from '../definition.ts';

/** The function of a thread reads a variable of the loop when it runs: by then the loop may be turns ahead. */
export const lateBoundLoopVariable = defineRule({
  code: 'PC0114',
  name: 'late-bound-loop-variable',
  family: 'threads',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: [spawnNames],
  messages: { late: ['variable'] },
  check(body, pass) {
    for (const { spawn, fn, name, read, isInside } of pass.context.get(loopCaptures, body)) {
      const at = locate(fn, fn.unit, read);
      const made = locate(body, spawn.unit, spawn.call);
      pass.report({
        message: 'late',
        args: { variable: name },
        at,
        related: [{ at: made, verb: 'handed-over-here', object: fn.ir.isLambda ? 'lambda' : fn.name }],
        witness: [
          {
            role: 'caller',
            steps: [
              { at: made, verb: 'hands-over', object: fn.ir.isLambda ? 'lambda' : fn.name },
              { at: made, verb: 'binds-anew', object: name },
            ],
          },
          { role: 'worker', steps: [{ at, verb: 'reads-newer', object: name }] },
        ],
        fixes: isInside
          ? [
              {
                fix: 'bind-loop-variable',
                args: { variable: name },
                safe: true,
                at: locate(fn, fn.unit, fn.ir.isLambda ? fn.ir : fn.ir.nameSpan),
              },
            ]
          : [],
      });
    }
  },
});

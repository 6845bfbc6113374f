import { locate } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { startThenJoin } from '../../analysis/threads/start-join.ts';
import { defineRule } from '../definition.ts';

/** Each turn of the loop waits for the thread it has just started: one after the other, with the cost of threads. */
export const startJoinInLoop = defineRule({
  code: 'PC0107',
  name: 'start-join-in-loop',
  family: 'threads',
  severity: 'information',
  confidence: 'high',
  isLocal: true,
  words: ['start'],
  messages: { sequential: ['thread'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { start, join, block, thread } of pass.context.get(startThenJoin, body)) {
      const started = locate(body, block.unit, start);
      const at = locate(body, block.unit, join);
      pass.report({
        message: 'sequential',
        args: { thread },
        at,
        related: [{ at: started, verb: 'started-here', object: thread }],
        witness: [
          {
            role: 'caller',
            steps: [
              { at: started, verb: 'starts', object: thread },
              { at, verb: 'joins', object: thread },
              { at: started, verb: 'next-turn', object: thread },
            ],
          },
        ],
        fixes: [{ fix: 'join-after-loop', args: { thread }, safe: false, at }],
      });
    }
  },
});

import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { executorsInLoops } from '../../analysis/threads/executors-in-loops.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A loop starts and ends the workers of a pool in each turn. */
export const executorInLoop = defineRule({
  code: 'PC0606',
  name: 'executor-in-loop',
  family: 'executors',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: ['ThreadPoolExecutor', 'ProcessPoolExecutor', 'InterpreterPoolExecutor', 'Pool', 'ThreadPool'],
  messages: { found: ['object'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { creation, unit, loop, block, name, isAll } of pass.context.get(executorsInLoops, body)) {
      const at = locate(body, unit, creation);
      const object = name ?? render(creation);
      pass.report({
        message: 'found',
        args: { object },
        at,
        related: [],
        witness: [
          {
            role: 'thread',
            name: nameOf(body),
            steps: [
              { at, verb: 'starts-workers', object },
              { at, verb: 'ends-workers', object },
              { at: locate(body, unit, loop.target), verb: 'next-turn', object },
            ],
          },
        ],
        fixes: isAll ? [{ fix: 'pool-around-loop', args: { pool: object }, safe: false, at: locate(body, unit, block) }] : [],
      });
    }
  },
});

import { locate } from '../../analysis/context.ts';
import { coroutineCallbacks, takerNames } from '../../analysis/tasks/coroutine-callbacks.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** An `async def` given to what calls plain functions: each call makes a coroutine that nobody awaits. */
export const coroutineAsCallback = defineRule({
  code: 'PC1018',
  codes: ['PC0612', 'PC1018'],
  name: 'coroutine-as-callback',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [takerNames],
  messages: { given: ['spawner', 'function'] },
  check(body, pass) {
    for (const { call, unit, argument, fn, isJob } of pass.context.get(coroutineCallbacks, body)) {
      const at = locate(body, unit, argument);
      const spawner = render(call.callee);
      pass.report({
        code: isJob ? 'PC0612' : 'PC1018',
        message: 'given',
        args: { spawner, function: fn.name },
        at,
        witness: [
          {
            role: 'caller',
            steps: [
              { at: locate(body, unit, call), verb: 'calls', object: spawner },
              { at, verb: 'never-runs', object: fn.name },
            ],
          },
        ],
      });
    }
  },
});

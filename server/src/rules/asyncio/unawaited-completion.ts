import { locate, nameOf } from '../../analysis/context.ts';
import { unawaitedCompletions } from '../../analysis/tasks/unawaited-completions.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** The loop over `as_completed()` gets something to await, not a result. */
export const unawaitedCompletion = defineRule({
  code: 'PC1021',
  name: 'unawaited-completion',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['as_completed'],
  messages: { result: ['variable'], printed: ['variable'] },
  check(body, pass) {
    for (const { node, unit, variable, how, iterable } of pass.context.get(unawaitedCompletions, body)) {
      const at = locate(body, unit, node);
      const object = render(node);
      const plan: FixPlan = { fix: 'await-completion', args: { from: object, name: `await ${variable}` }, safe: false, at };
      pass.report({
        message: how,
        args: { variable },
        at,
        related: [{ at: locate(body, unit, iterable), verb: 'handed-over-here', object: variable }],
        witness: [
          {
            role: 'task',
            name: nameOf(body),
            steps: [how === 'result' ? { at, verb: 'fails-with', object: 'AttributeError' } : { at, verb: 'prints-coroutine', object }],
          },
        ],
        fixes: body.kind === 'function' && body.ir.isAsync && object !== '' && !object.endsWith('.exception()') ? [plan] : [],
      });
    }
  },
});

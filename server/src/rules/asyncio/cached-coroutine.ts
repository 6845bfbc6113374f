import { locate } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import { cachedCalls, cacheNames, cacheOf } from '../../analysis/tasks/cached-coroutines.ts';
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { Step } from '../rule.ts';

/** A cache keeps the coroutine, which runs once, in place of what it gives. */
export const cachedCoroutine = defineRule({
  code: 'PC1034',
  name: 'cached-coroutine',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['async', cacheNames],
  messages: { cached: ['name', 'function'] },
  check(body, pass) {
    const decorator = body.kind === 'function' ? cacheOf(body, pass.context) : undefined;
    if (decorator && body.kind === 'function')
      report(locate(body, body.unit, decorator), decorator.kind === 'call' ? decorator.callee : decorator, body.name);
    for (const each of pass.context.get(cachedCalls, body)) report(locate(body, each.unit, each.call), each.cache, each.fn.name);

    function report(at: Location, named: Expression, coroutine: string | undefined): void {
      const object = coroutine ?? render(named);
      const second: readonly Step[] = [
        { at, verb: 'calls', object },
        { at, verb: 'raises', object },
      ];
      pass.report({
        message: 'cached',
        args: { name: render(named), function: object },
        at,
        witness: [
          { role: 'task', steps: [{ at, verb: 'calls', object }] },
          { role: 'other-task', steps: second },
        ],
      });
    }
  },
});

import { locate } from '../../analysis/context.ts';
import { cacheOf } from '../../analysis/tasks/cached-coroutines.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A cache keeps the coroutine, which runs once, in place of what it gives. */
export const cachedCoroutine = defineRule({
  code: 'PC1034',
  name: 'cached-coroutine',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  words: ['async'],
  messages: { cached: ['name', 'function'] },
  check(body, pass) {
    if (body.kind !== 'function') return;
    const cache = cacheOf(body, pass.context);
    if (!cache) return;
    const at = locate(body, body.unit, cache);
    const name = render(cache.kind === 'call' ? cache.callee : cache);
    pass.report({
      message: 'cached',
      args: { name, function: body.name },
      at,
      witness: [
        { role: 'task', steps: [{ at, verb: 'calls', object: body.name }] },
        {
          role: 'other-task',
          steps: [
            { at, verb: 'calls', object: body.name },
            { at, verb: 'raises', object: body.name },
          ],
        },
      ],
    });
  },
});

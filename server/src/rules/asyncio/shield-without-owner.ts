import { locate, nameOf } from '../../analysis/context.ts';
import { shieldedCoroutines, shieldNames } from '../../analysis/tasks/shielded-coroutines.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** What `shield()` keeps alive has nobody who could wait for it, once the one who asked is cancelled. */
export const shieldWithoutOwner = defineRule({
  code: 'PC1012',
  name: 'shield-without-owner',
  family: 'asyncio',
  severity: 'information',
  confidence: 'high',
  isLocal: true,
  words: [shieldNames],
  messages: { unheld: ['object'] },
  check(body, pass) {
    for (const { call, coroutine, unit } of pass.context.get(shieldedCoroutines, body)) {
      const at = locate(body, unit, call);
      const object = render(coroutine.kind === 'call' ? coroutine.callee : coroutine);
      pass.report({
        message: 'unheld',
        args: { object },
        at,
        witness: [
          { role: 'task', name: nameOf(body), steps: [{ at, verb: 'cancelled', object }] },
          { role: 'other-task', steps: [{ at: locate(body, unit, coroutine), verb: 'works-on-alone', object }] },
        ],
      });
    }
  },
});

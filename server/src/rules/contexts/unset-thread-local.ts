import { threadLocalNames } from '../../analysis/ambient/thread-locals.ts';
import { unsetThreadLocals } from '../../analysis/ambient/unset-thread-locals.ts';
import { locate, nameOf } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';

/** What one thread keeps in a `threading.local()`, no other thread has. */
export const unsetThreadLocal = defineRule({
  code: 'PC1908',
  name: 'unset-thread-local',
  family: 'contexts',
  severity: 'warning',
  confidence: 'high',
  words: [threadLocalNames],
  messages: { found: ['object', 'function'] },
  check(body, pass) {
    for (const { node, unit, display: object, set, setter, root } of pass.context.get(unsetThreadLocals, body)) {
      const at = locate(body, unit, node);
      const name = nameOf(root.body);
      pass.report({
        message: 'found',
        args: { object, function: name },
        at,
        related: [{ at: set, verb: 'set-here', object }],
        witness: [
          { role: 'main-thread', name: nameOf(setter), steps: [{ at: set, verb: 'sets', object }] },
          {
            role: 'thread',
            name,
            steps: [
              { at, verb: 'reads', object },
              { at, verb: 'fails-with', object: 'AttributeError' },
            ],
          },
        ],
      });
    }
  },
});

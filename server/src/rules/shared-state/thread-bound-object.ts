import { locate, nameOf } from '../../analysis/context.ts';
import { type ForeignUse, foreignUses, mayUseForeign } from '../../analysis/threads/thread-bound-objects.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** What only the thread that made it may use, used by another. */
export const threadBoundObject = defineRule({
  code: 'PC0313',
  codes: ['PC0313', 'PC0314'],
  name: 'thread-bound-object',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'high',
  near: [mayUseForeign],
  messages: { connection: ['call', 'function'], widget: ['call', 'function'] },
  check(body, pass) {
    for (const use of pass.context.get(foreignUses, body)) {
      const { call, unit, made, maker, root } = use;
      const at = locate(body, unit, call);
      const object = render(call.callee.kind === 'attribute' ? call.callee.object : call.callee);
      const name = nameOf(root.body);
      pass.report({
        code: isConnection(use) ? 'PC0313' : 'PC0314',
        message: isConnection(use) ? 'connection' : 'widget',
        args: { call: render(call.callee), function: name },
        at,
        related: [{ at: made, verb: 'created-here', object }],
        witness: [
          { role: 'main-thread', name: nameOf(maker), steps: [{ at: made, verb: 'creates', object }] },
          {
            role: 'thread',
            name,
            steps: isConnection(use)
              ? [
                  { at, verb: 'calls', object: render(call.callee) },
                  { at, verb: 'fails-with', object: 'ProgrammingError' },
                ]
              : [{ at, verb: 'changes-foreign', object }],
          },
        ],
      });
    }
  },
});

/** It refuses other threads; a widget does not, and goes wrong later. */
const isConnection = ({ type }: ForeignUse): boolean => type.startsWith('sqlite3.');

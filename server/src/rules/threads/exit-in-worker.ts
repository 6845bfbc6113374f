import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { exitNames, exitsInWorkers } from '../../analysis/threads/exits-in-workers.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** An exception that ends the program when the main thread raises it ends a worker alone. */
export const exitInWorker = defineRule({
  code: 'PC0123',
  name: 'exit-in-worker',
  family: 'threads',
  severity: 'information',
  confidence: 'high',
  words: [exitNames],
  messages: { found: ['call', 'function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { node, unit, root } of pass.context.get(exitsInWorkers, body)) {
      const at = locate(body, unit, node);
      const call = render(node.kind === 'call' ? node.callee : node);
      const name = nameOf(root.body);
      pass.report({
        message: 'found',
        args: { call, function: name },
        at,
        related: root.at ? [{ at: root.at, verb: 'started-here', object: name }] : [],
        witness: [
          { role: 'worker', name, steps: [{ at, verb: 'ends-alone', object: call }] },
          { role: 'main-thread', steps: [{ at: root.at ?? at, verb: 'proceeds-unaware', object: name }] },
        ],
      });
    }
  },
});

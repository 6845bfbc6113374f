import { locate } from '../../analysis/context.ts';
import { restrictedNames, strayRegistrations } from '../../analysis/signals/stray-registrations.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** Python lets the main thread alone say what happens on a signal. */
export const signalOutsideMainThread = defineRule({
  code: 'PC1801',
  name: 'signal-outside-main-thread',
  family: 'signals',
  severity: 'error',
  confidence: 'high',
  words: [restrictedNames],
  messages: { worker: ['call', 'function'] },
  check(body, pass) {
    for (const { call, unit, root } of pass.context.get(strayRegistrations, body)) {
      const at = locate(body, unit, call);
      const name = root.body.kind === 'function' ? root.body.qualifiedName : '';
      pass.report({
        message: 'worker',
        args: { call: render(call.callee), function: name },
        at,
        related: root.at ? [{ at: root.at, verb: 'started-here', object: name }] : [],
        witness: [{ role: 'worker', name, steps: [{ at, verb: 'fails-with', object: 'ValueError' }] }],
      });
    }
  },
});

import { startableNames } from '../../analysis/calls/startable-names.ts';
import { locate } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { isRunByHand } from '../../analysis/threads/run-calls.ts';
import { lifecycles, onlyLastStarted } from '../../analysis/threads/thread-lifecycle.ts';
import { runsSomething } from '../../analysis/threads/thread-targets.ts';
import { defineRule } from '../definition.ts';

/** Made and not started: what it was to do is not done, and `join()` raises. */
export const neverStartedThread = defineRule({
  code: 'PC0104',
  name: 'never-started-thread',
  family: 'threads',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: [startableNames],
  messages: { never: ['thread'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const lifecycle of pass.context.get(lifecycles, body)) {
      const { creation, holding, started, display } = lifecycle;
      if (!creation.cls && !runsSomething(creation, pass.context)) continue;
      if (holding.escapes || holding.attribute || (started && !onlyLastStarted(lifecycle, pass.context))) continue;
      if (isRunByHand(creation, body, pass.context)) continue;
      const at = locate(body, creation.unit, creation.call);
      const single = holding.statement?.kind === 'assign' && holding.names.size === 1 && !started;
      pass.report({
        message: 'never',
        args: { thread: display },
        at,
        witness: [
          {
            role: 'caller',
            steps: [
              { at, verb: 'creates', object: display },
              { at, verb: 'never-started', object: display },
            ],
          },
        ],
        fixes: single ? [{ fix: 'start-thread', args: { thread: display }, safe: false, at }] : [],
      });
    }
  },
});

import { locate } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { runCalls } from '../../analysis/threads/run-calls.ts';
import { defineRule } from '../definition.ts';

/** `thread.run()` is a plain call: the caller does the work, and no thread is started. */
export const runInsteadOfStart = defineRule({
  code: 'PC0105',
  name: 'run-instead-of-start',
  family: 'threads',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['run'],
  messages: { run: ['thread'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { site, thread, creation } of pass.context.get(runCalls, body)) {
      const at = locate(body, site.unit, site.call);
      const made = locate(creation.body, creation.unit, creation.call);
      pass.report({
        message: 'run',
        args: { thread },
        at,
        related: made.start === at.start && made.unit === at.unit ? [] : [{ at: made, verb: 'created-here', object: thread }],
        witness: [
          {
            role: 'caller',
            steps: [
              { at, verb: 'calls', object: `${thread}.run()` },
              { at, verb: 'works-itself', object: thread },
            ],
          },
        ],
        fixes: [{ fix: 'start-for-run', args: { thread }, safe: false, at }],
      });
    }
  },
});

import { locate } from '../../analysis/context.ts';
import { lateDaemons } from '../../analysis/threads/late-operations.ts';
import { defineRule } from '../definition.ts';
import { begun } from './started.ts';

/** Whether a thread is a daemon is settled when it starts: to set it later raises. */
export const daemonAfterStart = defineRule({
  code: 'PC0113',
  name: 'daemon-after-start',
  family: 'threads',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['start', 'setDaemon', 'daemon'],
  messages: { late: ['thread'] },
  check(body, pass) {
    for (const { at: target, unit, thread, start } of pass.context.get(lateDaemons, body)) {
      if (!start) continue;
      const at = locate(body, unit, target);
      const first = begun(start, body);
      pass.report({
        message: 'late',
        args: { thread },
        at,
        related: [{ at: first, verb: 'started-here', object: thread }],
        witness: [
          {
            role: 'caller',
            steps: [
              { at: first, verb: 'starts', object: thread },
              { at, verb: 'raises', object: `${thread}.daemon` },
            ],
          },
        ],
        fixes: [{ fix: 'daemon-before-start', args: { thread }, safe: true, at }],
      });
    }
  },
});

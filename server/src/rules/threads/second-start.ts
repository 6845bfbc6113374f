import { locate } from '../../analysis/context.ts';
import { secondStarts } from '../../analysis/threads/late-operations.ts';
import { defineRule } from '../definition.ts';
import { begun } from './started.ts';

/** A thread runs once: `start()` on one that has been started raises, even when its work is done. */
export const secondStart = defineRule({
  code: 'PC0112',
  name: 'second-start',
  family: 'threads',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['start'],
  messages: { again: ['thread'], loop: ['thread'] },
  check(body, pass) {
    for (const { at: call, unit, thread, start } of pass.context.get(secondStarts, body)) {
      const at = locate(body, unit, call);
      const first = start && begun(start, body);
      pass.report({
        message: first ? 'again' : 'loop',
        args: { thread },
        at,
        related: first ? [{ at: first, verb: 'started-here', object: thread }] : [],
        witness: [
          {
            role: 'caller',
            steps: [
              { at: first ?? at, verb: 'starts', object: thread },
              ...(first ? [] : [{ at, verb: 'next-turn', object: thread }]),
              { at, verb: 'raises', object: `${thread}.start()` },
            ],
          },
        ],
        fixes: first ? [{ fix: 'drop-call', args: { call: `${thread}.start()` }, safe: false, at }] : [],
      });
    }
  },
});

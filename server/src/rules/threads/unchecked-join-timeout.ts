import { locate } from '../../analysis/context.ts';
import { timedJoins } from '../../analysis/threads/timed-joins.ts';
import { defineRule } from '../definition.ts';
import { locationOf, nameOf, stepOf } from '../shared-state/schedules.ts';

/** `join(timeout)` returns None whether the thread has ended or not, and the code goes on as if it had. */
export const uncheckedJoinTimeout = defineRule({
  code: 'PC0116',
  name: 'unchecked-join-timeout',
  family: 'threads',
  severity: 'information',
  confidence: 'high',
  words: ['join'],
  messages: { unchecked: ['thread', 'place'] },
  check(body, pass) {
    for (const {
      join,
      unit,
      thread,
      relied: { read, write },
    } of pass.context.get(timedJoins, body)) {
      const at = locate(body, unit, join);
      pass.report({
        message: 'unchecked',
        args: { thread, place: read.display },
        at,
        related: [
          { at: locationOf(read), verb: 'read-here', object: read.display },
          { at: locationOf(write), verb: 'accessed-here', object: write.display },
        ],
        witness: [
          { role: 'caller', name: nameOf(body), steps: [{ at, verb: 'gives-up', object: thread }, stepOf(read)] },
          { role: 'thread', name: nameOf(write.body), steps: [stepOf(write)] },
        ],
      });
    }
  },
});

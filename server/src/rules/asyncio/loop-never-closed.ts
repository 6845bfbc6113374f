import { locate, nameOf } from '../../analysis/context.ts';
import { openLoops } from '../../analysis/tasks/open-loops.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** A loop keeps a selector and two sockets open until it is closed. */
export const loopNeverClosed = defineRule({
  code: 'PC1032',
  name: 'loop-never-closed',
  family: 'asyncio',
  severity: 'information',
  confidence: 'high',
  isLocal: true,
  words: ['new_event_loop'],
  messages: { found: ['name'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { made, unit, name, last } of pass.context.get(openLoops, body)) {
      const at = locate(body, unit, made);
      pass.report({
        message: 'found',
        args: { name },
        at,
        related: [{ at: locate(body, unit, last), verb: 'last-used-here', object: name }],
        witness: [
          {
            role: 'program',
            name: nameOf(body),
            steps: [
              { at, verb: 'opens', object: name },
              { at: locate(body, unit, last), verb: 'leaves-open', object: name },
            ],
          },
        ],
      });
    }
  },
});

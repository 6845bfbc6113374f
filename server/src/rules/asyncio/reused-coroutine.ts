import { locate } from '../../analysis/context.ts';
import { coroutineNames } from '../../analysis/tasks/coroutine-names.ts';
import { coroutineReuses } from '../../analysis/tasks/coroutine-reuses.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** A coroutine object runs once; awaiting it again raises. */
export const reusedCoroutine = defineRule({
  code: 'PC1017',
  name: 'reused-coroutine',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [coroutineNames],
  messages: { reused: ['variable'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { variable, made, unit, first, second } of pass.context.get(coroutineReuses, body)) {
      const created = locate(body, unit, made);
      const again = locate(body, unit, second);
      pass.report({
        message: 'reused',
        args: { variable },
        at: again,
        related: [{ at: created, verb: 'created-here', object: variable }],
        witness: [
          {
            role: 'task',
            steps: [
              { at: created, verb: 'creates', object: variable },
              { at: locate(body, unit, first), verb: 'waits', object: variable },
              { at: again, verb: 'raises', object: variable },
            ],
          },
        ],
      });
    }
  },
});

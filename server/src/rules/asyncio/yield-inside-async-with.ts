import { locate } from '../../analysis/context.ts';
import { yieldsInsideWith } from '../../analysis/tasks/yields-inside-with.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A generator may be left in the middle; then its `async with` ends late, in another task, or never. */
export const yieldInsideAsyncWith = defineRule({
  code: 'PC1309',
  codes: ['PC1309', 'PC1310'],
  name: 'yield-inside-async-with',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'medium',
  isLocal: true,
  words: ['async'],
  messages: { scope: ['entered'], late: ['entered'] },
  check(body, pass) {
    for (const { pause, entered, unit, how } of pass.context.get(yieldsInsideWith, body)) {
      const at = locate(body, unit, pause);
      const begun = locate(body, unit, entered);
      const object = render(entered);
      pass.report({
        code: how === 'scope' ? 'PC1309' : 'PC1310',
        message: how,
        args: { entered: object },
        at,
        severity: isTest(body) ? 'hint' : how === 'scope' ? 'warning' : 'information',
        related: [{ at: begun, verb: 'entered-here', object }],
        witness: [
          {
            role: 'task',
            name: body.name,
            steps: [
              { at: begun, verb: 'enters', object },
              { at, verb: 'stays-open', object },
            ],
          },
          { role: 'caller', steps: [{ at, verb: 'stops-iterating', object: body.name }] },
        ],
      });
    }
  },
});

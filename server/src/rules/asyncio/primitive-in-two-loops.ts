import { locate } from '../../analysis/context.ts';
import { primitivesOfTwoLoops } from '../../analysis/tasks/primitives-of-two-loops.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A lock, event or queue of asyncio belongs to the first loop that waits for it; a second loop cannot. */
export const primitiveInTwoLoops = defineRule({
  code: 'PC1107',
  name: 'primitive-in-two-loops',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'medium',
  // The statements of modules are asked in any case, and no function is.
  words: [],
  messages: { shared: ['object'] },
  check(body, pass) {
    if (body.kind !== 'module') return;
    for (const { name, made, unit, runs, wait } of pass.context.get(primitivesOfTwoLoops, body)) {
      const [first, second] = runs.map((run) => locate(run.body, run.unit, run.call));
      const waited = locate(wait.body, wait.unit, wait.at);
      if (!first || !second) continue;
      const run = render(runs[0].call.callee);
      pass.report({
        message: 'shared',
        args: { object: name },
        at: locate(body, unit, made),
        related: [
          { at: first, verb: 'runs-here', object: run },
          { at: second, verb: 'runs-here', object: run },
          { at: waited, verb: 'waits-here', object: name },
        ],
        witness: [
          {
            role: 'event-loop',
            steps: [
              { at: first, verb: 'starts', object: run },
              { at: waited, verb: 'waits', object: name },
            ],
          },
          {
            role: 'other-loop',
            steps: [
              { at: second, verb: 'starts', object: run },
              { at: waited, verb: 'fails-with', object: 'RuntimeError' },
            ],
          },
        ],
      });
    }
  },
});

import { locate } from '../../analysis/context.ts';
import { starvations } from '../../analysis/tasks/starving-loops.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** Without an `await` a coroutine keeps the only thread there is. */
export const starvingCoroutine = defineRule({
  code: 'PC0915',
  name: 'starving-coroutine',
  family: 'asyncio',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: ['async'],
  messages: { endless: [], spins: [], turns: ['count'], computes: ['function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { at: place, unit, callee, turns, spins } of pass.context.get(starvations, body)) {
      const at = locate(body, unit, place);
      const object = callee ?? body.name;
      const witness = [
        { role: 'task', name: body.name, steps: [{ at, verb: 'computes', object }] },
        { role: 'other-task', steps: [{ at, verb: 'cannot-run', object }] },
      ];
      if (callee !== undefined) pass.report({ message: 'computes', args: { function: callee }, at, witness });
      else if (turns !== undefined) pass.report({ message: 'turns', args: { count: String(turns) }, at, witness });
      else if (spins) pass.report({ message: 'spins', args: {}, at, witness, severity: 'warning' });
      else pass.report({ message: 'endless', args: {}, at, witness, severity: 'warning' });
    }
  },
});

import { type Body, type Context, locate } from '../../analysis/context.ts';
import { takerNames } from '../../analysis/tasks/coroutine-callbacks.ts';
import { foreignLoopCalls } from '../../analysis/tasks/foreign-loop-calls.ts';
import { type LostTask, lostTasks } from '../../analysis/tasks/lost-tasks.ts';
import { makerNames } from '../../analysis/tasks/made-tasks.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan, Severity } from '../rule.ts';

/** The event loop holds its tasks weakly: one that nobody else holds may vanish before it is done. */
export const lostTask = defineRule({
  code: 'PC1001',
  name: 'lost-task',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'high',
  words: [makerNames, takerNames],
  messages: { dropped: ['task'], forgotten: ['task', 'variable'], weak: ['task', 'container'] },
  check(body, pass) {
    const severity: Severity = isTest(body) ? 'hint' : 'warning';
    for (const { call, unit, variable, container, groupable } of lostIn(body, pass.context)) {
      const at = locate(body, unit, call);
      const given = call.arguments[0]?.value;
      const task = given?.kind === 'call' ? render(given.callee) : render(call.callee);
      const shared = {
        at,
        severity,
        witness: [
          { role: 'caller', steps: [{ at, verb: 'creates', object: render(call) }] },
          { role: 'task', name: task, steps: [{ at, verb: 'collected', object: task }] },
        ],
        fixes: cures({ at, args: { task } }, groupable && hasGroups(pass.context.target)),
      };
      if (container !== undefined) pass.report({ message: 'weak', args: { task: render(call.callee), container }, ...shared });
      else if (variable === undefined) pass.report({ message: 'dropped', args: { task: render(call.callee) }, ...shared });
      else pass.report({ message: 'forgotten', args: { task: render(call.callee), variable }, ...shared });
    }
  },
});

/** One made by another thread than the loop's has a graver fault, which is told elsewhere. */
function lostIn(body: Body, context: Context): readonly LostTask[] {
  const lost = context.get(lostTasks, body);
  const foreign = lost.length > 0 ? context.get(foreignLoopCalls, body) : [];
  return lost.filter(({ call }) => foreign.every((each) => each.call !== call));
}

/** From Python 3.11 on. */
const hasGroups = ({ version: [major, minor] }: Context['target']): boolean => major > 3 || minor >= 11;

/** To keep the task changes nothing else; a group makes the function wait for it and hear of its failure. */
const cures = (plan: Pick<FixPlan, 'at' | 'args'>, groupable: boolean): readonly FixPlan[] => [
  { ...plan, fix: 'keep-task', safe: true },
  ...(groupable ? [{ ...plan, fix: 'task-group', safe: false }] : []),
];

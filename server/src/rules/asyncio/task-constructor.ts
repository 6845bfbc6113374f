import { type Body, locate, nameOf } from '../../analysis/context.ts';
import { type TaskConstructor, taskConstructors, taskMakers } from '../../analysis/tasks/task-constructors.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** `create_task()` asks the loop to make the task: with its factory, and under its eyes. */
export const taskConstructor = defineRule({
  code: 'PC1020',
  codes: ['PC1020', 'PC1522'],
  name: 'task-constructor',
  family: 'asyncio',
  severity: 'information',
  confidence: 'high',
  isLocal: true,
  words: [taskMakers],
  messages: { class: ['call'], function: ['call'] },
  check(body, pass) {
    for (const made of pass.context.get(taskConstructors, body)) {
      const { call, unit, how } = made;
      const at = locate(body, unit, call);
      const object = render(call.callee);
      pass.report({
        code: how === 'class' ? 'PC1020' : 'PC1522',
        ...(how === 'class' ? {} : { severity: 'hint' }),
        message: how,
        args: { call: object },
        at,
        witness: [{ role: 'task', name: nameOf(body), steps: [{ at, verb: 'creates', object }] }],
        fixes: fixes(made, body),
      });
    }
  },
});

/** Where a loop surely runs, and `create_task` is at hand under the same module. */
function fixes({ call, unit, how }: TaskConstructor, body: Body): readonly FixPlan[] {
  const { callee } = call;
  const isAlone = call.arguments.every(({ keyword, star }, index) => star === 0 && (index === 0 || keyword === 'name'));
  if (body.kind === 'module' || !body.signature.isAsync || callee.kind !== 'attribute' || !isAlone) return [];
  const args = { from: render(callee), name: `${render(callee.object)}.create_task` };
  return [{ fix: 'respell', args, safe: how === 'function', at: locate(body, unit, callee) }];
}

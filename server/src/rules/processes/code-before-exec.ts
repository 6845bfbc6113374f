import { locate, nameOf } from '../../analysis/context.ts';
import { codeBeforeExec as analysis, type CodeBeforeExec } from '../../analysis/processes/code-before-exec.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { ThreadFlow } from '../rule.ts';

/** Python code in a copy of the process, in which all other threads stand still for ever. */
export const codeBeforeExec = defineRule({
  code: 'PC0806',
  name: 'code-before-exec',
  family: 'processes',
  severity: 'warning',
  confidence: 'medium',
  words: ['preexec_fn='],
  messages: { beside: ['function'], plain: ['argument'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const found of pass.context.get(analysis, body)) {
      const { argument, unit, instead, thread } = found;
      const at = locate(body, unit, argument);
      const object = render(argument.value);
      const child: ThreadFlow = { role: 'child-process', steps: [{ at, verb: 'runs-before-exec', object }] };
      const fixes = instead ? [{ fix: 'without-preexec', args: { from: `preexec_fn=${object}`, name: instead }, safe: true, at }] : [];
      if (thread) {
        const name = nameOf(thread.body);
        const first: ThreadFlow = { role: 'thread', name, steps: [{ at: thread.at ?? at, verb: 'may-hold-any', object: name }] };
        pass.report({ message: 'beside', args: { function: name }, at, witness: [first, child], fixes });
      } else pass.report({ severity: 'information', message: 'plain', args: { argument: argumentOf(found) }, at, witness: [child], fixes });
    }
  },
});

const argumentOf = ({ instead = '' }: CodeBeforeExec): string => instead;

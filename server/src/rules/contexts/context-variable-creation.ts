import { contextVariableCreations, contextVariableNames } from '../../analysis/ambient/context-variable-creations.ts';
import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A context variable is made once, at the top of a module, with a default that nobody can change. */
export const contextVariableCreation = defineRule({
  code: 'PC1901',
  codes: ['PC1901', 'PC1904'],
  name: 'context-variable-creation',
  family: 'contexts',
  severity: 'warning',
  confidence: 'high',
  words: [contextVariableNames],
  messages: { shared: ['object'], inside: ['function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, unit, how } of pass.context.get(contextVariableCreations, body)) {
      const at = locate(body, unit, call);
      const object = render(call);
      const name = nameOf(body);
      if (how === 'mutable-default') {
        pass.report({
          message: 'shared',
          args: { object },
          at,
          witness: [
            { role: 'task', steps: [{ at, verb: 'changes', object }] },
            { role: 'other-task', steps: [{ at, verb: 'reads-others', object }] },
          ],
        });
      } else {
        pass.report({
          code: 'PC1904',
          severity: 'information',
          message: 'inside',
          args: { function: name },
          at,
          witness: [{ role: 'program', name, steps: [{ at, verb: 'creates', object }] }],
        });
      }
    }
  },
});

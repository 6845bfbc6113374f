import { locate, nameOf } from '../../analysis/context.ts';
import { changesOfCopies } from '../../analysis/processes/changes-of-copies.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** What a manager's container gives is a copy: a change of it reaches nobody. */
export const changeOfCopy = defineRule({
  code: 'PC0716',
  name: 'change-of-copy',
  family: 'processes',
  severity: 'warning',
  confidence: 'high',
  words: ['append', 'extend', 'insert', 'remove', 'pop', 'clear', 'sort', 'add', 'update', 'setdefault', 'dict', 'list', 'Manager'],
  messages: { found: ['object'] },
  check(body, pass) {
    for (const { item, unit } of pass.context.get(changesOfCopies, body)) {
      const at = locate(body, unit, item);
      const object = render(item);
      pass.report({
        message: 'found',
        args: { object },
        at,
        witness: [
          { role: 'process', name: nameOf(body), steps: [{ at, verb: 'changes-copy', object }] },
          { role: 'other-process', steps: [{ at, verb: 'reads-unchanged', object }] },
        ],
      });
    }
  },
});

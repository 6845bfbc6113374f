import { locate, nameOf } from '../../analysis/context.ts';
import { parentIds } from '../../analysis/processes/start-methods.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `os.getppid()` in a child that a server has forked is the id of that server, not of the process that asked for it. */
export const parentId = defineRule({
  code: 'PC0728',
  name: 'parent-id',
  family: 'processes',
  severity: 'information',
  confidence: 'high',
  words: ['getppid'],
  messages: { found: ['call', 'function'] },
  check(body, pass) {
    for (const { call, unit } of pass.context.get(parentIds, body)) {
      const at = locate(body, unit, call);
      const object = render(call);
      pass.report({
        message: 'found',
        args: { call: object, function: nameOf(body) },
        at,
        witness: [{ role: 'child-process', name: nameOf(body), steps: [{ at, verb: 'gets-server-id', object }] }],
        fixes: [{ fix: 'parent-process', args: { from: object, to: 'parent_process().pid' }, safe: false, at }],
      });
    }
  },
});

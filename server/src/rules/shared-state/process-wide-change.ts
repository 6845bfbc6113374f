import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { processWideChanges, processWideNames } from '../../analysis/threads/process-wide-changes.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** One thread changes what all threads of the process have in common. */
export const processWideChange = defineRule({
  code: 'PC0312',
  name: 'process-wide-change',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  words: [processWideNames],
  messages: { found: ['object', 'function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { node, unit, changes, root } of pass.context.get(processWideChanges, body)) {
      const at = locate(body, unit, node);
      const object = render(node.kind === 'call' ? node.callee : node);
      const name = nameOf(root.body);
      pass.report({
        severity: isRelative.has(changes) ? 'warning' : 'information',
        message: 'found',
        args: { object, function: name },
        at,
        related: root.at ? [{ at: root.at, verb: 'started-here', object: name }] : [],
        witness: [
          { role: 'thread', name, steps: [{ at, verb: 'changes-for-all', object }] },
          { role: 'other-thread', steps: [{ at: root.at ?? at, verb: 'relies-on-before', object }] },
        ],
      });
    }
  },
});

/** What other threads rely on at every step: relative paths, what is printed where. */
const isRelative: ReadonlySet<string> = new Set(['working-directory', 'umask', 'locale', 'standard-streams', 'time-zone']);

import { locate } from '../../analysis/context.ts';
import { openExecutors } from '../../analysis/threads/open-executors.ts';
import { defineRule } from '../definition.ts';

/** An object ends its work and leaves the workers of its executor behind; a function returns while its jobs still run. */
export const executorNeverShutDown = defineRule({
  code: 'PC0605',
  name: 'executor-never-shut-down',
  family: 'executors',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: ['ThreadPoolExecutor', 'ProcessPoolExecutor'],
  messages: { kept: ['executor', 'method'], local: ['executor', 'function'] },
  check(body, pass) {
    for (const { call, unit, display, closer } of pass.context.get(openExecutors, body)) {
      const at = locate(body, unit, call);
      const end = closer && locate(closer, closer.unit, closer.ir.nameSpan);
      const owner = closer ?? body;
      const method = owner.kind === 'module' ? '' : owner.name;
      const told = closer
        ? ({ message: 'kept', args: { executor: display, method } } as const)
        : ({ message: 'local', args: { executor: display, function: method } } as const);
      pass.report({
        ...told,
        at,
        related: end ? [{ at: end, verb: 'left-open-here', object: display }] : [],
        witness: [
          { role: 'caller', name: method, steps: [{ at: end ?? at, verb: 'exits', object: display }] },
          { role: 'worker', steps: [{ at, verb: 'works-on', object: display }] },
        ],
      });
    }
  },
});

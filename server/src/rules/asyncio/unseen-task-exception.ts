import { locate } from '../../analysis/context.ts';
import { resultKeepers, type UnseenException, unseenExceptions } from '../../analysis/tasks/unseen-exceptions.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { Code } from '../rule.ts';

/** Exceptions that are handed over as results, to nobody. */
export const unseenTaskException = defineRule({
  code: 'PC1009',
  codes: ['PC1009', 'PC1010', 'PC1205'],
  name: 'unseen-task-exception',
  family: 'asyncio',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: [resultKeepers],
  messages: { gathered: ['call'], waited: ['call'], 'handed-over': ['call'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, unit, how } of pass.context.get(unseenExceptions, body)) {
      const at = locate(body, unit, call);
      const object = render(call.callee);
      const steps = [
        { at, verb: 'ignores-result', object },
        { at, verb: 'proceeds-unaware', object },
      ];
      pass.report({ code: codeOf(how), message: how, args: { call: object }, at, witness: [{ role: 'task', name: body.name, steps }] });
    }
  },
});

const codeOf = (how: UnseenException['how']): Code => (how === 'gathered' ? 'PC1009' : how === 'waited' ? 'PC1010' : 'PC1205');

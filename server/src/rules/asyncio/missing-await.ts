import type { Body } from '../../analysis/context.ts';
import { locate } from '../../analysis/context.ts';
import { coroutineNames } from '../../analysis/tasks/coroutine-names.ts';
import { type LostCoroutine, lostCoroutines } from '../../analysis/tasks/lost-coroutines.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { Code, ThreadFlow } from '../rule.ts';
import { awaitFix } from './await-fix.ts';

/** A coroutine that nobody awaits: its body never runs. */
export const missingAwait = defineRule({
  code: 'PC1003',
  codes: ['PC1003', 'PC1007', 'PC1102'],
  name: 'missing-await',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  words: [coroutineNames],
  messages: { dropped: ['call'], unread: ['call'], gathered: ['call'], untaken: ['call'] },
  check(body, pass) {
    for (const lost of pass.context.get(lostCoroutines, body)) {
      if (lost.how === 'tested') continue;
      const code = codeOf(lost);
      const at = locate(body, lost.unit, lost.call);
      const message = code === 'PC1102' ? 'untaken' : lost.gives === 'future' ? 'gathered' : lost.how;
      pass.report({ code, message, args: { call: render(lost.call) }, at, witness: witness(lost, body), fixes: awaitFix(lost, body) });
    }
  },
});

/** Of the program's own functions, of a library's, of a library's locks. */
function codeOf({ fn, name = '' }: LostCoroutine): Code {
  if (fn) return 'PC1003';
  return name.endsWith('#acquire') ? 'PC1102' : 'PC1007';
}

function witness({ call, unit, fn, gives }: LostCoroutine, body: Body): readonly ThreadFlow[] {
  const at = locate(body, unit, call);
  const callee = fn ? fn.name : render(call.callee);
  const verb = gives === 'future' ? 'goes-on' : 'never-runs';
  return [
    {
      role: 'caller',
      steps: [
        { at, verb: 'calls', object: render(call.callee) },
        { at, verb, object: callee },
      ],
    },
  ];
}

import type { Body } from '../../analysis/context.ts';
import { locate } from '../../analysis/context.ts';
import { coroutineNames } from '../../analysis/tasks/coroutine-names.ts';
import { type ForgottenLockAwait, forgottenLockAwaits } from '../../analysis/tasks/forgotten-lock-awaits.ts';
import { type LostCoroutine, lostCoroutines } from '../../analysis/tasks/lost-coroutines.ts';
import { render } from '../../ir/render.ts';
import { defineRule, type Pass } from '../definition.ts';
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
  isLocal: true,
  words: [coroutineNames, 'async'],
  messages: { dropped: ['call'], unread: ['call'], gathered: ['call'], untaken: ['call'], unreleased: ['call'] },
  check(body, pass) {
    for (const lost of pass.context.get(lostCoroutines, body)) {
      if (lost.how === 'tested') continue;
      const code = codeOf(lost);
      const at = locate(body, lost.unit, lost.call);
      const message = code === 'PC1102' ? 'untaken' : lost.gives === 'future' ? 'gathered' : lost.how;
      const severity = lost.claimed ? 'warning' : 'error';
      const shared = { at, severity, witness: witness(lost, body), fixes: awaitFix(lost, body) } as const;
      pass.report({ code, message, args: { call: render(lost.call) }, ...shared });
    }
    for (const forgotten of pass.context.get(forgottenLockAwaits, body)) reportLock(forgotten, body, pass);
  },
});

/** The rest of the class awaits the same call: the lock's methods are coroutines. */
function reportLock({ call, unit, does, awaitedAt }: ForgottenLockAwait, body: Body, pass: Pass<typeof missingAwait.messages>): void {
  const at = locate(body, unit, call);
  const lost = { call, unit, gives: 'coroutine', how: 'dropped' } as const;
  pass.report({
    code: 'PC1102',
    severity: 'warning',
    message: does === 'acquire' ? 'untaken' : 'unreleased',
    args: { call: render(call) },
    at,
    related: [{ at: awaitedAt, verb: 'awaited-here', object: render(call) }],
    witness: witness(lost, body),
    fixes: awaitFix(lost, body),
  });
}

/** Of the program's own functions and callables, of a library's, of a library's locks. */
function codeOf({ fn, claimed, name = '' }: LostCoroutine): Code {
  if (fn || claimed) return 'PC1003';
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

import { locate, nameOf } from '../../analysis/context.ts';
import { restrictedNames } from '../../analysis/signals/stray-registrations.ts';
import { uncatchableSignals } from '../../analysis/signals/uncatchable-signals.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** `SIGKILL` and `SIGSTOP` end or stop a process whatever it wants. */
export const uncatchableSignal = defineRule({
  code: 'PC1805',
  name: 'uncatchable-signal',
  family: 'signals',
  severity: 'error',
  confidence: 'high',
  words: [restrictedNames],
  messages: { found: ['name'] },
  check(body, pass) {
    for (const { call, unit, signal, name } of pass.context.get(uncatchableSignals, body)) {
      const at = locate(body, unit, call);
      const written = signal.kind === 'attribute' ? signal.nameSpan : signal;
      const [word = ''] = name.split('.').slice(-1);
      const isWritten = signal.kind === 'attribute' && lastIdentifier(signal) === word;
      const plan: FixPlan = {
        fix: 'respell',
        args: { from: word, name: word === 'SIGKILL' ? 'SIGTERM' : 'SIGTSTP' },
        safe: false,
        at: locate(body, unit, written),
      };
      pass.report({
        message: 'found',
        args: { name: word },
        at,
        witness: [{ role: 'program', name: nameOf(body), steps: [{ at, verb: 'fails-with', object: 'OSError' }] }],
        fixes: isWritten ? [plan] : [],
      });
    }
  },
});

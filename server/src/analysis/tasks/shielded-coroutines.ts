/** `asyncio.shield(fetch())`: a coroutine, not a task that somebody holds. Errs towards silence: only what surely is a coroutine of the program. */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { isTest } from '../tests.ts';

export interface ShieldedCoroutine {
  readonly call: Call;
  readonly coroutine: Expression;
  readonly unit: Unit;
}

export const shieldNames = spellingsOf('shield-names', () => ['asyncio.shield']);

/** In source order. */
export const shieldedCoroutines = defineAnalysis<Body, readonly ShieldedCoroutine[]>({
  name: 'shielded-coroutines',
  compute: (body, context) =>
    isTest(body)
      ? []
      : body.calls.flatMap(({ call, scope, unit }): readonly ShieldedCoroutine[] => {
          const coroutine = call.arguments[0]?.value;
          if (coroutine?.kind !== 'call' || !isSurely(call.callee, scope, context, (name) => name === 'asyncio.shield')) return [];
          const values = objectsOf(context.evaluator.evaluate(coroutine, scope));
          return values.length > 0 && values.every(({ kind }) => kind === 'coroutine') ? [{ call, coroutine, unit }] : [];
        }),
});

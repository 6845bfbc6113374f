/**
 * Tasks that are not made by `create_task()`: by their class, or by `ensure_future()` of what surely is a coroutine. Errs
 * towards silence: what may be a future already is what `ensure_future()` is there for.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { isTest } from '../tests.ts';

export interface TaskConstructor {
  readonly call: Call;
  readonly unit: Unit;
  readonly how: 'class' | 'function';
}

const makers: ReadonlyMap<string, TaskConstructor['how']> = new Map([
  ['asyncio.Task', 'class'],
  ['asyncio.ensure_future', 'function'],
]);

export const taskMakers = spellingsOf('task-makers', () => [...makers.keys()]);

/** In source order. */
export const taskConstructors = defineAnalysis<Body, readonly TaskConstructor[]>({
  name: 'task-constructors',
  compute: (body, context) =>
    isTest(body)
      ? []
      : body.calls.flatMap(({ call, scope, unit }): readonly TaskConstructor[] => {
          const [made, another] = objectsOf(context.evaluator.evaluate(call.callee, scope));
          const how = made && !another ? makers.get(qualifiedNameOf(made) ?? '') : undefined;
          if (how === 'function' && !isInRunningLoop(call, body)) return [];
          const given = call.arguments[0]?.value;
          const values = how && given ? objectsOf(context.evaluator.evaluate(given, scope)) : [];
          return how && values.length > 0 && values.every(({ kind }) => kind === 'coroutine') ? [{ call, unit, how }] : [];
        }),
});

/** Elsewhere, and with a loop of its own choice, `ensure_future()` may be meant. */
const isInRunningLoop = (call: Call, body: Body): boolean =>
  body.kind === 'function' && body.signature.isAsync && call.arguments.every(({ keyword, star }) => star === 0 && keyword !== 'loop');

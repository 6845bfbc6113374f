/**
 * Tasks made where no loop runs: `create_task` and its like in the statements of a module, or in a plain function that
 * only such statements reach. RuntimeError each time. Errs on the side of silence: functions that anything else may
 * call, code that catches the exception.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { forEachStatement } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { callers } from '../parallel/callers.ts';
import { contextsOf } from '../parallel/roots.ts';

export interface MissingLoop {
  readonly call: Call;
  readonly unit: Unit;
}

/** They raise without a running loop. */
const needsLoop: ReadonlySet<string> = new Set(['asyncio.create_task', 'asyncio.get_running_loop']);

export const loopSeekers = spellingsOf('loop-seekers', () => [...needsLoop]);

/** In source order. */
export const missingLoops = defineAnalysis<Body, readonly MissingLoop[]>({
  name: 'missing-loops',
  compute: (body, context) => {
    if (body.kind === 'function' && (body.ir.isAsync || body.ir.hasError)) return [];
    const names = context.get(loopSeekers, context);
    const found = body.calls.flatMap(({ call, scope, unit }) => {
      if (!leads(names, call.callee, scope)) return [];
      const values = objectsOf(context.evaluator.evaluate(call.callee, scope));
      return values.length > 0 && values.every((value) => needsLoop.has(qualifiedNameOf(value) ?? '')) ? [{ call, unit }] : [];
    });
    return found.length > 0 && !catches(body) && isOutside(body, context) ? found : [];
  },
});

/** Only the module's own statements lead here, and some do. */
function isOutside(body: Body, context: Context): boolean {
  if (body.kind === 'module') return true;
  const roots = contextsOf(body, context);
  return roots.length > 0 && roots.every(({ kind }) => kind === 'main') && context.get(callers, body).length > 0;
}

function catches(body: Body): boolean {
  let found = false;
  const note = (kind: string): void => {
    found ||= kind === 'try';
  };
  if (body.kind === 'function') forEachStatement(body.ir.body, ({ kind }) => note(kind));
  else forEachStatementOf(body, ({ kind }) => note(kind));
  return found;
}

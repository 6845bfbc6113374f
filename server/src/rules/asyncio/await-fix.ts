/** The fix that the rules about coroutines share. */
import { type Body, locate } from '../../analysis/context.ts';
import type { LostCoroutine } from '../../analysis/tasks/lost-coroutines.ts';
import { render } from '../../ir/render.ts';
import type { FixPlan } from '../rule.ts';

/** Only a coroutine can await. */
export function awaitFix({ call, unit }: LostCoroutine, body: Body): readonly FixPlan[] {
  const isAsync = body.kind === 'function' && body.signature.isAsync;
  return isAsync ? [{ fix: 'add-await', args: { call: render(call) }, safe: false, at: locate(body, unit, call) }] : [];
}

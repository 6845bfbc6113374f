import { locate } from '../../analysis/context.ts';
import { type LostValueUpdate, lostValueUpdates, sharesValues, type ValueUpdate } from '../../analysis/processes/shared-values.ts';
import { render } from '../../ir/render.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { defineRule } from '../definition.ts';
import type { Related, ThreadFlow } from '../rule.ts';
import { interrupted, nameOf } from '../shared-state/schedules.ts';

/** `total.value += 1` in processes that run side by side: reading and writing are two steps, and one update is lost. */
export const unlockedSharedValue = defineRule({
  code: 'PC0704',
  name: 'unlocked-shared-value',
  family: 'processes',
  severity: 'warning',
  confidence: 'high',
  near: [sharesValues],
  messages: { found: ['object', 'function'] },
  check(body, pass) {
    for (const lost of pass.context.get(lostValueUpdates, body)) {
      const { update, parallel } = lost;
      const at = locationOf(update);
      const lock = `${render(update.target.object)}.get_lock()`;
      pass.report({
        message: 'found',
        args: { object: render(update.target), function: nameOf(parallel.second.body) },
        at,
        related: placesOf(lost),
        witness: schedule(lost),
        fixes: hasLock(update) ? [{ fix: 'hold-lock', args: { lock, place: render(update.target) }, safe: true, at }] : [],
      });
    }
  },
});

/** Of its own, which can be taken again: neither a raw value, nor one with `lock=…`. */
const hasLock = ({ creation: { call } }: ValueUpdate): boolean =>
  !lastIdentifier(call.callee)?.startsWith('Raw') && !call.arguments.some(({ keyword }) => keyword === 'lock');

const locationOf = ({ body, unit, target }: ValueUpdate) => locate(body, unit, target);

function placesOf({ update, other, parallel }: LostValueUpdate): readonly Related[] {
  const starts = new Map([parallel.first, parallel.second].map((root) => [root.at?.start, root]));
  return [
    ...(other === update ? [] : [{ at: locationOf(other), verb: 'changed-here', object: render(other.target) }]),
    ...[...starts.values()].flatMap(({ at, body }) => (at ? [{ at, verb: 'started-here', object: nameOf(body) }] : [])),
  ];
}

function schedule({ update, other, parallel: { first, second } }: LostValueUpdate): readonly ThreadFlow[] {
  const step = (each: ValueUpdate, verb: string) => ({ at: locationOf(each), verb, object: render(each.target) });
  const roleOf = ({ kind }: typeof first): string => (kind === 'process' ? 'child-process' : 'main-process');
  const [one, two] = [first, second].map((root) => ({ role: roleOf(root), name: nameOf(root.body) }));
  if (!one || !two) return [];
  const isSame = one.role === two.role && one.name === two.name;
  return interrupted(one, [step(update, 'reads'), step(update, 'writes-back')], {
    ...two,
    role: isSame ? 'other-process' : two.role,
    steps: [step(other, 'updates')],
  });
}

import type { Context } from '../../analysis/context.ts';
import type { Access } from '../../analysis/shared/accesses.ts';
import { type LostUpdate, lostUpdates } from '../../analysis/shared/lost-updates.ts';
import { isNearThread } from '../../analysis/shared/nearness.ts';
import { defineRule } from '../definition.ts';
import type { Code, Severity } from '../rule.ts';
import { locationOf, nameOf, placesOf, schedule, stepOf } from './schedules.ts';

/** A value is read and written back without a lock, while another thread does the same: one of the updates is lost. */
export const unlockedUpdate = defineRule({
  code: 'PC0301',
  codes: ['PC0301', 'PC0302'],
  name: 'unlocked-update',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  near: [isNearThread],
  messages: {
    itself: ['place', 'function'],
    another: ['place', 'function'],
    'itself-hidden': ['place', 'function'],
    'another-hidden': ['place', 'function'],
  },
  check(body, pass) {
    for (const update of pass.context.get(lostUpdates, body)) {
      const { access, other, parallel, read } = update;
      const isHidden = hidden(update, pass.context);
      const parts = {
        code: codeOf(update),
        at: locationOf(access),
        severity: severityOf(update, isHidden),
        related: [...(read ? [{ at: locationOf(read), verb: 'read-here', object: read.display } as const] : []), ...placesOf(update)],
        witness: schedule(update, [
          { ...stepOf(read ?? access), verb: read && isTest(read) ? 'checks' : 'reads' },
          { ...stepOf(access), verb: 'writes-back' },
        ]),
        fixes: [{ fix: 'make-lock', args: { place: access.display }, safe: false, at: locationOf(access) }],
      };
      const itself = { place: access.display, function: nameOf(parallel.first.body) };
      const another = { place: access.display, function: nameOf(other.body) };
      if (other === access) pass.report({ message: isHidden ? 'itself-hidden' : 'itself', args: itself, ...parts });
      else pass.report({ message: isHidden ? 'another-hidden' : 'another', args: another, ...parts });
    }
  },
});

const isTest = ({ statement }: Access): boolean => statement.kind === 'if' || statement.kind === 'while';

/** An attribute is a defect of its own in the catalogue. */
const codeOf = ({ access }: LostUpdate): Code => (access.place.kind === 'instance' || access.place.kind === 'class' ? 'PC0302' : 'PC0301');

/** Nothing lies between read and write at which a build with the GIL lets another thread run. */
const hidden = ({ window }: LostUpdate, { target }: Context): boolean =>
  window === 'none' && !target.freeThreaded && !isOld(target.version);

/** Before 3.10 another thread could run between any two instructions. */
const isOld = ([major, minor]: readonly [number, number]): boolean => major < 3 || (major === 3 && minor < 10);

const severityOf = ({ window, evidence }: LostUpdate, isHidden: boolean): Severity =>
  isHidden ? 'information' : window === 'wait' && evidence === 'certain' ? 'error' : 'warning';

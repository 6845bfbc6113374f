import { inconsistencies } from '../../analysis/shared/inconsistencies.ts';
import { defineRule } from '../definition.ts';
import { argsOf, partsOf } from './guard-evidence.ts';

/** A place that is mostly used under one lock is changed, or walked along, without it, in the middle of what the others do. */
export const inconsistentGuarding = defineRule({
  code: 'PC0303',
  name: 'inconsistent-guarding',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  messages: {
    changed: ['place', 'lock', 'guarded', 'total'],
    iterated: ['place', 'lock', 'guarded', 'total'],
  },
  check(body, pass) {
    for (const found of pass.context.get(inconsistencies, body)) {
      if (found.how !== 'checked') pass.report({ message: found.how, args: argsOf(found), ...partsOf(found) });
    }
  },
});

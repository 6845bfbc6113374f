import { localStorages, mayMakeStorage } from '../../analysis/ambient/local-storages.ts';
import { locate } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** A thread-local object that each call makes anew keeps nothing from one call to the next, and shares nothing. */
export const threadLocalPerCall = defineRule({
  code: 'PC1907',
  name: 'thread-local-per-call',
  family: 'contexts',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  near: [mayMakeStorage],
  messages: { 'per-call': ['storage', 'function'] },
  check(body, pass) {
    if (body.kind === 'module' || isTest(body)) return;
    for (const { name, call } of pass.context.get(localStorages, body)) {
      const at = locate(body, body.unit, call);
      pass.report({
        message: 'per-call',
        args: { storage: name, function: body.name },
        at,
        witness: [{ role: 'thread', name: body.name, steps: [{ at, verb: 'finds-empty', object: name }] }],
        fixes: [{ fix: 'share-storage', args: { storage: name, lock: name }, safe: false, at }],
      });
    }
  },
});

import { locate, nameOf } from '../../analysis/context.ts';
import { hasReservedName, reservedNames, takenNames } from '../../analysis/threads/taken-names.ts';
import { receiverName } from '../../semantic/symbols.ts';
import { defineRule } from '../definition.ts';

/** `Thread` keeps what it needs in attributes of the very object; a subclass can overwrite it unseen. */
export const takenThreadName = defineRule({
  code: 'PC0110',
  name: 'taken-thread-name',
  family: 'threads',
  severity: 'warning',
  confidence: 'high',
  words: [reservedNames],
  near: [hasReservedName],
  messages: { taken: ['name', 'method'] },
  check(body, pass) {
    if (body.kind === 'module' || !body.cls) return;
    for (const { name, at: span, unit, base, usedBy } of pass.context.get(takenNames, body)) {
      const at = locate(body, unit, span);
      const cls = base.slice(base.lastIndexOf('.') + 1);
      pass.report({
        message: 'taken',
        args: { name, method: `${cls}.${usedBy}` },
        at,
        witness: [
          { role: 'caller', name: nameOf(body), steps: [{ at, verb: 'assigns', object: `${receiverName(body) ?? 'self'}.${name}` }] },
          { role: 'program', steps: [{ at, verb: 'uses-as-own', object: `${cls}.${usedBy}()` }] },
        ],
      });
    }
  },
});

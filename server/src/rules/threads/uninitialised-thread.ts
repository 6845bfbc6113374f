import { locate } from '../../analysis/context.ts';
import { uninitialisedBase } from '../../analysis/threads/uninitialised-threads.ts';
import { isConstructor } from '../../semantic/symbols.ts';
import { defineRule } from '../definition.ts';

/** A thread class with a constructor of its own that never calls that of its base. */
export const uninitialisedThread = defineRule({
  code: 'PC0109',
  name: 'uninitialised-thread',
  family: 'threads',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  near: [isConstructor],
  messages: { skipped: ['class', 'base'] },
  check(body, pass) {
    if (body.kind === 'module' || !body.cls) return;
    const base = pass.context.get(uninitialisedBase, body);
    if (base === undefined) return;
    const at = locate(body, body.unit, body.ir.nameSpan);
    const { name, ir } = body.cls;
    pass.report({
      message: 'skipped',
      args: { class: name, base: base.slice(base.lastIndexOf('.') + 1) },
      at,
      witness: [
        {
          role: 'caller',
          steps: [
            { at, verb: 'creates', object: `${name}(…)` },
            { at, verb: 'raises', object: `${name}.start()` },
          ],
        },
      ],
      fixes: ir.bases.length === 1 ? [{ fix: 'call-base-init', args: { class: name }, safe: true, at }] : [],
    });
  },
});

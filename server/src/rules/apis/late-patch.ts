import { latePatches } from '../../analysis/apis/late-patches.ts';
import { locate } from '../../analysis/context.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `monkey.patch_all()` behind imports that it comes too late for. */
export const latePatch = defineRule({
  code: 'PC1601',
  name: 'late-patch',
  family: 'apis',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['patch_all'],
  messages: { found: ['call', 'name'] },
  check(body, pass) {
    if (body.kind !== 'module') return;
    for (const { patch, missed } of pass.context.get(latePatches, body)) {
      const at = locate(body, patch.unit, patch.call);
      const call = render(patch.call);
      pass.report({
        message: 'found',
        args: { call, name: missed[0]?.name ?? '' },
        at,
        related: missed.map(({ name, at }) => ({ at, verb: 'imported-here', object: name })),
        witness: [
          {
            role: 'program',
            steps: [
              ...missed.slice(0, 1).map(({ name, at }) => ({ at, verb: 'imports-blocking', object: name })),
              { at, verb: 'replaces-late', object: call },
            ],
          },
        ],
        fixes: [{ fix: 'patch-first', args: { call }, safe: false, at }],
      });
    }
  },
});

import { type Body, locate, nameOf } from '../../analysis/context.ts';
import { unguardedStart } from '../../analysis/processes/unguarded-starts.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import { againInChild } from './schedules.ts';

/** A process that starts when its file is imported: each child that is not forked imports it, and would start one more. */
export const unguardedProcess = defineRule({
  code: 'PC0609',
  name: 'unguarded-process',
  family: 'processes',
  severity: 'warning',
  confidence: 'high',
  near: [isModule],
  messages: { found: ['call'], through: ['call'] },
  check(body, pass) {
    const start = body.kind === 'module' ? pass.context.get(unguardedStart, body) : undefined;
    if (!start) return;
    const { call, unit, through, first } = start;
    const at = locate(body, unit, call);
    const object = render(call);
    pass.report({
      message: through ? 'through' : 'found',
      args: { call: object },
      at,
      related: through
        ? [{ at: locate(through, through.unit, through.ir.nameSpan), verb: 'starts-processes', object: nameOf(through) }]
        : [],
      witness: againInChild(body, at, object),
      fixes: [{ fix: 'main-guard', args: {}, safe: false, at: locate(body, first.unit, first.statement) }],
    });
  },
});

function isModule({ kind }: Body): boolean {
  return kind === 'module';
}

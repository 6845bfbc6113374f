/** What a body does with the result of each call: nothing, keeps it under a name, or something else. */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from './control-flow.ts';

export interface CallUse {
  readonly how: 'ignored' | 'bound';
  /** The variable, for `bound`. */
  readonly name?: string;
  readonly awaited: boolean;
  readonly statement: Statement;
}

/** Calls that are missing from the map are used by the expression around them. */
export const callUses = defineAnalysis<Body, ReadonlyMap<Call, CallUse>>({
  name: 'call-uses',
  compute: (body) => {
    const uses = new Map<Call, CallUse>();
    forEachStatementOf(body, (statement) => record(statement, uses));
    return uses;
  },
});

function record(statement: Statement, uses: Map<Call, CallUse>): void {
  if (statement.kind === 'expression') note(statement.value, { how: 'ignored', statement }, uses);
  if (statement.kind === 'assign' || statement.kind === 'annotated') {
    const target = statement.kind === 'assign' ? statement.targets[0] : statement.target;
    const single = statement.kind === 'annotated' || statement.targets.length === 1;
    if (single && target?.kind === 'name' && statement.value) note(statement.value, { how: 'bound', name: target.id, statement }, uses);
  }
}

function note(value: Expression, use: Omit<CallUse, 'awaited'>, uses: Map<Call, CallUse>): void {
  const inner = unwrap(value);
  const awaited = inner.kind === 'await';
  const call = awaited ? unwrap(inner.value) : inner;
  if (call.kind === 'call') uses.set(call, { ...use, awaited });
}

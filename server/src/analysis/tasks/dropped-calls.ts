/**
 * Calls whose value nobody gets: the whole of an expression statement, or the part of one that is its value
 * (`flag and call()`, `a() if flag else b()`, a tuple, a comprehension written as a loop). What is awaited, chained
 * or passed on is used. Exact for the statement itself; it says nothing of variables that are never read.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface DroppedCall {
  readonly call: Call;
  readonly unit: Unit;
  readonly statement: Statement;
  /** The call is the whole statement. */
  readonly alone: boolean;
}

export const droppedCalls = defineAnalysis<Body, readonly DroppedCall[]>({
  name: 'dropped-calls',
  compute: (body) => {
    const found: DroppedCall[] = [];
    forEachStatementOf(body, (statement, unit) => {
      if (statement.kind !== 'expression') return;
      for (const call of callsDroppedBy(statement.value)) found.push({ call, unit, statement, alone: call === statement.value });
    });
    return found;
  },
});

function callsDroppedBy(node: Expression): readonly Call[] {
  const value = unwrap(node);
  switch (value.kind) {
    case 'call':
      return [value];
    case 'boolean':
      return callsDroppedBy(value.right);
    case 'conditional':
      return [...callsDroppedBy(value.body), ...callsDroppedBy(value.orElse)];
    case 'collection':
      return value.elements.flatMap(callsDroppedBy);
    case 'comprehension':
      return value.type === 'generator' ? [] : callsDroppedBy(value.element);
    default:
      return [];
  }
}

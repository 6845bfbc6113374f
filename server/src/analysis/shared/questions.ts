/**
 * What a condition asks of places: whether a key is there, whether there is anything, whether there is an object yet,
 * whether a constant stands there; and what holds when it comes out true, or false (path conditions, by the text alone).
 * Errs on the side of nothing: what is not a plain test of a name or attribute is passed over.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { unwrap } from '../../ir/visit.ts';

export interface Question {
  /** The place, or the call of a method that tests it. */
  readonly target: Expression;
  readonly asks: 'member' | 'empty' | 'object' | 'state';
  /** `k not in d`, `not q`, `x is None` */
  readonly isAbsent: boolean;
  /** The key or member that is asked for, as text. */
  readonly key?: string;
}

/** What a call of the program's own tells, when it comes out as `holds`. */
export type Answers = (call: Expression & { kind: 'call' }, holds: boolean) => readonly Question[];

export function questionsOf(test: Expression, holds: boolean, told: Answers): readonly Question[] {
  const node = unwrap(test);
  switch (node.kind) {
    case 'not':
      return questionsOf(node.operand, !holds, told);
    case 'boolean': {
      const both = [...questionsOf(node.left, holds, told), ...questionsOf(node.right, holds, told)];
      return (node.operator === 'and') === holds ? both : [];
    }
    case 'name':
    case 'attribute':
    case 'subscript':
      return [
        { target: node, asks: 'empty', isAbsent: !holds },
        { target: node, asks: 'object', isAbsent: !holds },
      ];
    case 'comparison':
      return compared(node, holds);
    case 'call': {
      const sized = sizeOf(node);
      return sized ? [{ target: sized, asks: 'empty', isAbsent: !holds }] : told(node, holds);
    }
    default:
      return [];
  }
}

function compared({ operators, operands }: Expression & { kind: 'comparison' }, holds: boolean): readonly Question[] {
  const [left, right] = operands.map(unwrap);
  const [operator] = operators;
  if (!left || !right || operators.length !== 1) return [];
  if (operator === 'in' || operator === 'not in')
    return [{ target: right, asks: 'member', isAbsent: (operator === 'not in') === holds, key: render(left) }];
  const isNone = right.kind === 'constant' && right.value === null;
  if ((operator === 'is' || operator === 'is not') && isNone)
    return [{ target: left, asks: 'object', isAbsent: (operator === 'is') === holds }];
  if (/^(==|!=|is|is not)$/.test(operator ?? '') && right.kind === 'constant' && (left.kind === 'name' || left.kind === 'attribute'))
    return [{ target: left, asks: 'state', isAbsent: (operator === '!=' || operator === 'is not') === holds }];
  const sized = left.kind === 'call' ? sizeOf(left) : undefined;
  const isZero = right.kind === 'constant' && (right.value === 0 || right.value === 1);
  if (!sized || !isZero) return [];
  return [{ target: sized, asks: 'empty', isAbsent: (operator === '==' || operator === '<') === holds }];
}

/** `len(q)` */
function sizeOf({ callee, arguments: given }: Expression & { kind: 'call' }): Expression | undefined {
  const [only] = given;
  return callee.kind === 'name' && callee.id === 'len' && given.length === 1 && only ? unwrap(only.value) : undefined;
}

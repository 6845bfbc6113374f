/**
 * Check-then-act: a test of a shared place and, in the branch it leads to, an access that relies on its outcome. Of
 * several tests around an access the innermost counts, so a test repeated under the lock stands for the first.
 * Syntax only; who runs it and what is held is asked elsewhere.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, childrenOf, unwrap } from '../../ir/visit.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { partsOf } from '../flow/control-flow.ts';
import { type Access, accesses } from './accesses.ts';

export interface Check {
  /** What the test asks: whether a key or member is there, whether there is anything at all, whether there is an object yet. */
  readonly asks: 'member' | 'empty' | 'object';
  /** What holds in the branch: `k not in d`, `not q`, `x is None`. */
  readonly isAbsent: boolean;
  readonly test: Access;
  readonly act: Access;
  readonly statement: Statement & { readonly kind: 'if' | 'while' };
  /** The statements that run when the test comes out so. */
  readonly branch: readonly Statement[];
}

/** Of one body, in source order; one for each access that relies on a test. */
export const checks = defineAnalysis<Body, readonly Check[]>({
  name: 'checks',
  compute: (body, context) => {
    const all = context.get(accesses, body);
    if (all.length < 2) return [];
    const finder = new Finder(all);
    for (const { statements } of partsOf(body)) finder.visit(statements);
    return [...finder.found.values()];
  },
});

/** What a condition says of a place when it comes out as `holds`. */
interface Question {
  readonly target: Expression;
  readonly asks: Check['asks'];
  readonly isAbsent: boolean;
}

class Finder {
  /** By the access that relies on it; inner tests come later and take the place of outer ones. */
  readonly found = new Map<Access, Check>();
  private readonly all: readonly Access[];

  constructor(all: readonly Access[]) {
    this.all = all;
  }

  visit(statements: readonly Statement[]): void {
    statements.forEach((statement, index) => {
      if (statement.kind === 'if' || statement.kind === 'while') this.branches(statement, statements.slice(index + 1));
      for (const block of blocksOf(statement)) this.visit(block.statements);
    });
  }

  private branches(statement: Statement & { kind: 'if' | 'while' }, rest: readonly Statement[]): void {
    for (const question of questionsOf(statement.test, true)) this.link(question, statement, statement.body.statements);
    if (statement.kind === 'while') return;
    for (const question of questionsOf(statement.test, false)) {
      if (statement.orElse) this.link(question, statement, statement.orElse.statements);
      else if (leaves(statement.body)) this.link(question, statement, rest);
    }
  }

  private link(question: Question, statement: Check['statement'], branch: readonly Statement[]): void {
    const test = this.all.find(({ target, statement: at }) => target === question.target && at === statement);
    const [first, last] = [branch[0], branch.at(-1)];
    if (!test || !first || !last) return;
    for (const act of this.all) {
      const inside = act.unit === test.unit && first.start <= act.at.start && act.at.end <= last.end;
      if (inside && act.place.key === test.place.key && act.display === test.display)
        this.found.set(act, { ...question, test, act, statement, branch });
    }
  }
}

/** Nothing comes after it. */
function leaves(block: Block): boolean {
  const last = block.statements.at(-1);
  return last?.kind === 'return' || last?.kind === 'raise' || last?.kind === 'continue' || last?.kind === 'break';
}

function questionsOf(test: Expression, holds: boolean): readonly Question[] {
  const node = unwrap(test);
  switch (node.kind) {
    case 'not':
      return questionsOf(node.operand, !holds);
    case 'boolean': {
      const both = [...questionsOf(node.left, holds), ...questionsOf(node.right, holds)];
      return (node.operator === 'and') === holds ? both : [];
    }
    case 'name':
    case 'attribute':
      return [
        { target: node, asks: 'empty', isAbsent: !holds },
        { target: node, asks: 'object', isAbsent: !holds },
      ];
    case 'comparison':
      return compared(node, holds);
    case 'call':
      return sizeOf(node) ? [{ target: sizeOf(node) ?? node, asks: 'empty', isAbsent: !holds }] : [];
    default:
      return [];
  }
}

function compared({ operators, operands }: Expression & { kind: 'comparison' }, holds: boolean): readonly Question[] {
  const [left, right] = operands.map(unwrap);
  const [operator] = operators;
  if (!left || !right || operators.length !== 1) return [];
  if (operator === 'in' || operator === 'not in') return [{ target: right, asks: 'member', isAbsent: (operator === 'not in') === holds }];
  const isNone = right.kind === 'constant' && right.value === null;
  if ((operator === 'is' || operator === 'is not') && isNone)
    return [{ target: left, asks: 'object', isAbsent: (operator === 'is') === holds }];
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

/** The key or member that a test asks for, as text. */
export function askedFor({ statement, test }: Check): string | undefined {
  const find = (node: Expression): string | undefined => {
    const inner = unwrap(node);
    if (inner.kind === 'comparison' && inner.operands[1] && unwrap(inner.operands[1]) === test.target)
      return inner.operands[0] && render(inner.operands[0]);
    return childrenOf(inner).reduce<string | undefined>((found, child) => found ?? find(child), undefined);
  };
  return find(statement.test);
}

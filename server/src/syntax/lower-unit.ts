/** Lowers one copied subtree to a unit, and the children of a class body to units of their own: wires the parts of the lowering together. */
import type { Expression } from '../ir/expression.ts';
import type { PlacedUnit, Unit } from '../ir/module.ts';
import type { Block, Statement } from '../ir/statement.ts';
import { lowerLambda } from './lower-definition.ts';
import { lowerExpression } from './lower-expression.ts';
import { blockOf, lowerStatement } from './lower-statement.ts';
import { type Lowering, maxExpressionDepth, maxStatementDepth } from './lowering.ts';
import { errorType } from './node-types.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** The unit that consists of this node alone. */
export function unitOf(node: SyntaxNode, text: string, depth = 0): Unit {
  const cx = new UnitLowering(text, node.start, depth);
  const [statement] = cx.statement(node);
  const whole = { start: 0, end: node.end - node.start };
  return {
    statement: statement ?? { kind: 'error', ...whole, body: { start: whole.end, end: whole.end, statements: [] } },
    length: whole.end,
    hasError: node.broken,
  };
}

/** A run of pieces that the parser could not put together, as one `error` statement. */
export function errorUnitOf(nodes: readonly SyntaxNode[], text: string): Unit {
  const start = nodes[0]?.start ?? 0;
  const end = nodes.at(-1)?.end ?? start;
  return unitOf({ type: errorType, field: '', named: true, start, end, children: nodes, broken: true }, text);
}

class UnitLowering implements Lowering {
  readonly text: string;
  readonly base: number;
  #expressionDepth = 0;
  #statementDepth: number;
  #yields = false;

  constructor(text: string, base: number, depth: number) {
    this.text = text;
    this.base = base;
    this.#statementDepth = depth;
  }

  expression(node: SyntaxNode): Expression {
    if (this.#expressionDepth >= maxExpressionDepth)
      return { kind: 'opaque', start: node.start - this.base, end: node.end - this.base, parts: [] };
    this.#expressionDepth += 1;
    const result = lowerExpression(node, this);
    this.#expressionDepth -= 1;
    return result;
  }

  statement(node: SyntaxNode): readonly Statement[] {
    if (this.#statementDepth >= maxStatementDepth)
      return [{ kind: 'expression', start: node.start - this.base, end: node.end - this.base, value: tooDeep(node, this) }];
    this.#statementDepth += 1;
    const result = lowerStatement(node, (body) => this.#members(body), this);
    this.#statementDepth -= 1;
    return result;
  }

  block(node: SyntaxNode): Block {
    return blockOf(node, node.children, this);
  }

  functionBody<T>(lower: () => T): { readonly body: T; readonly yields: boolean } {
    const outer = this.#yields;
    this.#yields = false;
    const body = lower();
    const yields = this.#yields;
    this.#yields = outer;
    return { body, yields };
  }

  noteYield(): void {
    this.#yields = true;
  }

  lambda(node: SyntaxNode): ReturnType<typeof lowerLambda> {
    return lowerLambda(node, this);
  }

  #members(body: SyntaxNode): readonly PlacedUnit[] {
    if (body.members) return body.members.map(({ at, unit }) => ({ at: at - this.base, unit }));
    const children = body.children.filter((child) => child.named);
    return children.map((child) => ({ at: child.start - this.base, unit: unitOf(child, this.text, this.#statementDepth) }));
  }
}

const tooDeep = (node: SyntaxNode, cx: Lowering): Expression => ({
  kind: 'opaque',
  start: node.start - cx.base,
  end: node.end - cx.base,
  parts: [],
});

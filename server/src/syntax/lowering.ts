/**
 * The state of lowering one unit, and the small questions every part of it asks. The parts (expressions,
 * definitions, statements) know each other only through this interface, so that none imports another.
 *
 * Depth: the copied tree may be 10,000 levels deep, JavaScript's stack is not. Below `maxExpressionDepth`
 * or `maxStatementDepth` levels a subtree becomes `opaque` without parts: a missed alarm in code nobody
 * writes by hand, and a promise to everybody behind: the IR is never deeper than their sum.
 */
import type { Span } from '../base/span.ts';
import type { Expression } from '../ir/expression.ts';
import type { FunctionIr } from '../ir/module.ts';
import type { Block, Statement } from '../ir/statement.ts';
import { Names } from './names.ts';
import type { SyntaxNode } from './syntax-node.ts';

const names = new Names();
const none: readonly never[] = [];

export const maxExpressionDepth = 200;
export const maxStatementDepth = 200;

export interface Lowering {
  /** The text of the whole file. */
  readonly text: string;
  /** Where the unit starts in it; spans are counted from here. */
  readonly base: number;
  expression(node: SyntaxNode): Expression;
  statement(node: SyntaxNode): readonly Statement[];
  block(node: SyntaxNode): Block;
  /** Runs `lower` as the body of a function and tells whether it yields. */
  functionBody<T>(lower: () => T): { readonly body: T; readonly yields: boolean };
  /** Notes a `yield` in the function being lowered. */
  noteYield(): void;
  lambda(node: SyntaxNode): FunctionIr;
}

export const blockFrom = (start: number, end: number, statements: readonly Statement[]): Block => ({ start, end, statements });
export const spanOf = (node: Span, { base }: Lowering): Span => ({ start: node.start - base, end: node.end - base });
export const textOf = (node: Span, { text }: Lowering): string => text.slice(node.start, node.end);
/** The text of a name: equal names are one string, for there are very many of them. */
export const nameOf = (node: Span, cx: Lowering): string => names.of(textOf(node, cx));
/** The same list without room for more: one that has grown has much, and there are very many. */
export const trimmed = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? none : list.slice());
export const fieldOf = (node: SyntaxNode, field: string): SyntaxNode | undefined =>
  node.children.find((child) => child.field === field && child.named);
export const fieldsOf = (node: SyntaxNode, field: string): readonly SyntaxNode[] =>
  node.children.filter((child) => child.field === field && child.named);
export const namedOf = (node: SyntaxNode): readonly SyntaxNode[] => node.children.filter((child) => child.named);
export const hasToken = (node: SyntaxNode, token: string): boolean => node.children.some((child) => !child.named && child.type === token);

/** Lowers displays and comprehensions. In a comprehension the grammar lists `for` and `if` clauses flat; each `if` belongs to the `for` before it. */
import type { Collection, Comprehension, ComprehensionClause, Expression } from '../ir/expression.ts';
import { fieldOf, fieldsOf, hasToken, type Lowering, namedOf } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

export const lowerCollection =
  (type: 'list' | 'tuple' | 'set') =>
  (node: SyntaxNode, cx: Lowering): Collection => ({
    kind: 'collection',
    start: node.start - cx.base,
    end: node.end - cx.base,
    type,
    elements: namedOf(node).map((child) => cx.expression(child)),
  });

/** In a target `(x)` is called a tuple by the grammar; without a comma it is none. */
export function lowerTuplePattern(node: SyntaxNode, cx: Lowering): Expression {
  const [first, ...others] = namedOf(node);
  if (!first || others.length > 0 || cx.text.slice(first.end, node.end).includes(',')) return lowerCollection('tuple')(node, cx);
  return { kind: 'parenthesized', start: node.start - cx.base, end: node.end - cx.base, value: cx.expression(first) };
}

export function lowerDictionary(node: SyntaxNode, cx: Lowering): Collection {
  const keys: (Expression | null)[] = [];
  const elements: Expression[] = [];
  for (const child of namedOf(node)) {
    const key = child.type === 'pair' ? fieldOf(child, 'key') : undefined;
    const value = child.type === 'pair' ? fieldOf(child, 'value') : namedOf(child)[0];
    keys.push(key ? cx.expression(key) : null);
    elements.push(cx.expression(value ?? child));
  }
  return { kind: 'collection', start: node.start - cx.base, end: node.end - cx.base, type: 'dict', elements, keys };
}

/** A dict comprehension's body is a pair. The clauses run before the element; they are lowered first. */
export const lowerComprehension =
  (type: Comprehension['type']) =>
  (node: SyntaxNode, cx: Lowering): Comprehension => {
    const clauses = lowerClauses(node, cx);
    const body = fieldOf(node, 'body') ?? node.children[0] ?? node;
    const key = body.type === 'pair' ? fieldOf(body, 'key') : undefined;
    const element = cx.expression((body.type === 'pair' ? fieldOf(body, 'value') : undefined) ?? body);
    return {
      kind: 'comprehension',
      start: node.start - cx.base,
      end: node.end - cx.base,
      type,
      ...(key && { key: cx.expression(key) }),
      element,
      clauses,
    };
  };

function lowerClauses(node: SyntaxNode, cx: Lowering): readonly ComprehensionClause[] {
  const clauses: { target: Expression; iterable: Expression; conditions: Expression[]; isAsync: boolean }[] = [];
  for (const child of node.children) {
    if (child.type === 'for_in_clause') clauses.push({ ...lowerFor(child, cx), conditions: [], isAsync: hasToken(child, 'async') });
    const condition = child.type === 'if_clause' ? namedOf(child)[0] : undefined;
    if (condition) clauses.at(-1)?.conditions.push(cx.expression(condition));
  }
  return clauses;
}

function lowerFor(node: SyntaxNode, cx: Lowering): { target: Expression; iterable: Expression } {
  const [first, ...others] = fieldsOf(node, 'right');
  const iterable = first && others.length === 0 ? cx.expression(first) : joinedTuple([first, ...others], node, cx);
  const target = fieldOf(node, 'left');
  return { target: target ? cx.expression(target) : emptyTuple(node, cx), iterable };
}

const emptyTuple = (node: SyntaxNode, cx: Lowering): Expression => joinedTuple([], node, cx);

/** `for x in a, b`: the grammar has no node for the bare tuple. */
export function joinedTuple(nodes: readonly (SyntaxNode | undefined)[], owner: SyntaxNode, cx: Lowering): Collection {
  const present = nodes.filter((node) => node !== undefined);
  const start = (present[0]?.start ?? owner.end) - cx.base;
  const end = (present.at(-1)?.end ?? owner.end) - cx.base;
  return { kind: 'collection', start, end, type: 'tuple', elements: present.map((node) => cx.expression(node)) };
}

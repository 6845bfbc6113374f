/** Lowers `with`. The grammar reads `with (a as b):` and `with (a as b, c as d):` in several ways; all give the same items here. */
import type { Statement, WithItem } from '../ir/statement.ts';
import { blockFrom, fieldOf, hasToken, type Lowering, namedOf, trimmed } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

export function lowerWith(node: SyntaxNode, cx: Lowering): Statement {
  const clause = node.children.find((child) => child.type === 'with_clause');
  const items = (clause?.children ?? []).flatMap((child) => (child.type === 'with_item' ? lowerItem(child, cx) : []));
  const body = fieldOf(node, 'body');
  const end = node.end - cx.base;
  return {
    kind: 'with',
    start: node.start - cx.base,
    end: node.end - cx.base,
    items: trimmed(items),
    body: body ? cx.block(body) : blockFrom(end, end, []),
    isAsync: hasToken(node, 'async'),
  };
}

function lowerItem(item: SyntaxNode, cx: Lowering): readonly WithItem[] {
  const value = fieldOf(item, 'value') ?? namedOf(item)[0];
  if (!value) return [];
  const inner = namedOf(value);
  const wrapped =
    (value.type === 'parenthesized_expression' || value.type === 'tuple') && inner.some((child) => child.type === 'as_pattern');
  return (wrapped ? inner : [value]).map((child) => lowerContext(child, cx));
}

function lowerContext(value: SyntaxNode, cx: Lowering): WithItem {
  const alias = value.type === 'as_pattern' ? fieldOf(value, 'alias') : undefined;
  const context = alias ? namedOf(value)[0] : value;
  return {
    start: value.start - cx.base,
    end: value.end - cx.base,
    context: cx.expression(context ?? value),
    ...(alias && { target: cx.expression(alias) }),
  };
}

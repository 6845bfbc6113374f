/**
 * Lowers annotations. The grammar reads `list[int]` and `A | B` in an annotation as types of their own;
 * they mean the expressions they look like. What is left (`*Ts`, `T: bound`) becomes `opaque`.
 */
import type { Expression } from '../ir/expression.ts';
import { type Lowering, namedOf, nameOf, spanOf } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

export function lowerType(node: SyntaxNode, cx: Lowering): Expression {
  const children = namedOf(node);
  const [first, second] = children;
  if (node.type === 'type' && first && children.length === 1) return cx.expression(first);
  if (node.type === 'generic_type' && first && second) return generic(node, first, second, cx);
  if (node.type === 'union_type' && first && second) {
    return {
      kind: 'binary',
      start: node.start - cx.base,
      end: node.end - cx.base,
      operator: '|',
      left: cx.expression(first),
      right: cx.expression(second),
    };
  }
  if (node.type === 'member_type' && first && second) {
    return {
      kind: 'attribute',
      start: node.start - cx.base,
      end: node.end - cx.base,
      object: cx.expression(first),
      name: nameOf(second, cx),
      nameSpan: spanOf(second, cx),
    };
  }
  return { kind: 'opaque', start: node.start - cx.base, end: node.end - cx.base, parts: children.map((child) => cx.expression(child)) };
}

const generic = (node: SyntaxNode, object: SyntaxNode, parameters: SyntaxNode, cx: Lowering): Expression => ({
  kind: 'subscript',
  start: node.start - cx.base,
  end: node.end - cx.base,
  object: cx.expression(object),
  indices: namedOf(parameters).map((child) => cx.expression(child)),
});

/**
 * Lowers expressions. Whatever the grammar calls by a name this file does not know becomes `opaque` with
 * its named children as parts, so that calls inside it stay visible.
 *
 * Long chains: `a + b + c + …` nests to the left; a chain of more than `maxChain` operators is flattened
 * to an `opaque` of its operands in the order of evaluation (for `and`/`or` this forgets that the later
 * ones may not run).
 */
import type { Argument, Binary, BooleanOperation, Call, Comparison, Expression, Name, Opaque } from '../ir/expression.ts';
import { lowerCollection, lowerComprehension, lowerDictionary, lowerTuplePattern } from './lower-collection.ts';
import { lowerConcatenation, lowerNumber, lowerString } from './lower-literal.ts';
import { lowerType } from './lower-type.ts';
import { fieldOf, fieldsOf, hasToken, type Lowering, namedOf, nameOf, spanOf, trimmed } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

type Lower = (node: SyntaxNode, cx: Lowering) => Expression;

const maxChain = 60;

export function lowerExpression(node: SyntaxNode, cx: Lowering): Expression {
  const lower = lowerers.get(node.type) ?? lowerOpaque;
  return lower(node, cx);
}

/** What stands where the grammar promised an expression and the text has none. */
const absent = (node: SyntaxNode, cx: Lowering): Opaque => ({
  kind: 'opaque',
  start: node.end - cx.base,
  end: node.end - cx.base,
  parts: [],
});

const required = (node: SyntaxNode, field: string, cx: Lowering): Expression => {
  const child = fieldOf(node, field);
  return child ? cx.expression(child) : absent(node, cx);
};

const nth = (node: SyntaxNode, index: number, cx: Lowering): Expression => {
  const child = namedOf(node)[index];
  return child ? cx.expression(child) : absent(node, cx);
};

const lowerOpaque = (node: SyntaxNode, cx: Lowering): Opaque => ({
  kind: 'opaque',
  start: node.start - cx.base,
  end: node.end - cx.base,
  parts: namedOf(node).map((child) => cx.expression(child)),
});

const lowerName = (node: SyntaxNode, cx: Lowering): Name => ({
  kind: 'name',
  start: node.start - cx.base,
  end: node.end - cx.base,
  id: nameOf(node, cx),
});

function lowerAttribute(node: SyntaxNode, cx: Lowering): Expression {
  const name = fieldOf(node, 'attribute');
  if (!name) return lowerOpaque(node, cx);
  const object = required(node, 'object', cx);
  return {
    kind: 'attribute',
    start: node.start - cx.base,
    end: node.end - cx.base,
    object,
    name: nameOf(name, cx),
    nameSpan: spanOf(name, cx),
  };
}

const lowerSubscript: Lower = (node, cx) => ({
  kind: 'subscript',
  start: node.start - cx.base,
  end: node.end - cx.base,
  object: required(node, 'value', cx),
  indices: fieldsOf(node, 'subscript').map((index) => cx.expression(index)),
});

function lowerCall(node: SyntaxNode, cx: Lowering): Call | Opaque {
  const list = fieldOf(node, 'arguments');
  if (!list) return lowerOpaque(node, cx);
  const callee = required(node, 'function', cx);
  const args = list.type === 'argument_list' ? lowerArguments(list, cx) : [plainArgument(list, cx)];
  return { kind: 'call', start: node.start - cx.base, end: node.end - cx.base, callee, arguments: args, argumentsSpan: spanOf(list, cx) };
}

/** Also the bases and keywords of a class. */
export const lowerArguments = (list: SyntaxNode, cx: Lowering): readonly Argument[] =>
  trimmed(namedOf(list).map((child) => lowerArgument(child, cx)));

function lowerArgument(node: SyntaxNode, cx: Lowering): Argument {
  if (node.type === 'list_splat') return { start: node.start - cx.base, end: node.end - cx.base, value: nth(node, 0, cx), star: 1 };
  if (node.type === 'dictionary_splat') return { start: node.start - cx.base, end: node.end - cx.base, value: nth(node, 0, cx), star: 2 };
  const name = node.type === 'keyword_argument' ? fieldOf(node, 'name') : undefined;
  if (!name) return plainArgument(node, cx);
  return { start: node.start - cx.base, end: node.end - cx.base, value: required(node, 'value', cx), keyword: nameOf(name, cx), star: 0 };
}

const plainArgument = (node: SyntaxNode, cx: Lowering): Argument => ({
  start: node.start - cx.base,
  end: node.end - cx.base,
  value: cx.expression(node),
  star: 0,
});

const lowerAwait: Lower = (node, cx) => ({ kind: 'await', start: node.start - cx.base, end: node.end - cx.base, value: nth(node, 0, cx) });

function lowerYield(node: SyntaxNode, cx: Lowering): Expression {
  cx.noteYield();
  const delegates = hasToken(node, 'from');
  const value = namedOf(node)[0];
  return { kind: 'yield', start: node.start - cx.base, end: node.end - cx.base, delegates, ...(value && { value: cx.expression(value) }) };
}

const lowerLambda: Lower = (node, cx) => ({ kind: 'lambda', start: node.start - cx.base, end: node.end - cx.base, fn: cx.lambda(node) });

const lowerNot: Lower = (node, cx) => ({
  kind: 'not',
  start: node.start - cx.base,
  end: node.end - cx.base,
  operand: required(node, 'argument', cx),
});

const lowerUnary: Lower = (node, cx) => ({
  kind: 'unary',
  start: node.start - cx.base,
  end: node.end - cx.base,
  operator: operatorOf(node),
  operand: required(node, 'argument', cx),
});

const operatorOf = (node: SyntaxNode): string => node.children.find((child) => !child.named)?.type ?? '';

/** Both kinds of chain, without recursion along the left side. */
function lowerChain(node: SyntaxNode, cx: Lowering): Expression {
  const spine = [node];
  for (let left = fieldOf(node, 'left'); left?.type === node.type; left = fieldOf(left, 'left')) spine.push(left);
  const innermost = spine.at(-1) ?? node;
  const first = required(innermost, 'left', cx);
  const links = spine.reverse();
  const rights = links.map((link) => required(link, 'right', cx));
  if (links.length > maxChain) return { kind: 'opaque', start: node.start - cx.base, end: node.end - cx.base, parts: [first, ...rights] };
  return links.reduce<Expression>((left, link, index) => joined(link, left, rights[index] ?? absent(link, cx), cx), first);
}

function joined(link: SyntaxNode, left: Expression, right: Expression, cx: Lowering): Binary | BooleanOperation {
  const operator = operatorOf(link);
  if (link.type === 'binary_operator')
    return { kind: 'binary', start: link.start - cx.base, end: link.end - cx.base, operator, left, right };
  return { kind: 'boolean', start: link.start - cx.base, end: link.end - cx.base, operator: operator === 'or' ? 'or' : 'and', left, right };
}

const lowerComparison = (node: SyntaxNode, cx: Lowering): Comparison => ({
  kind: 'comparison',
  start: node.start - cx.base,
  end: node.end - cx.base,
  operators: node.children.filter((child) => !child.named).map((child) => child.type),
  operands: namedOf(node).map((child) => cx.expression(child)),
});

/** `body if test else orElse`, lowered in the order of evaluation. */
function lowerConditional(node: SyntaxNode, cx: Lowering): Expression {
  const test = nth(node, 1, cx);
  return {
    kind: 'conditional',
    start: node.start - cx.base,
    end: node.end - cx.base,
    test,
    body: nth(node, 0, cx),
    orElse: nth(node, 2, cx),
  };
}

function lowerNamed(node: SyntaxNode, cx: Lowering): Expression {
  const target = fieldOf(node, 'name');
  if (!target) return lowerOpaque(node, cx);
  return {
    kind: 'named',
    start: node.start - cx.base,
    end: node.end - cx.base,
    target: lowerName(target, cx),
    value: required(node, 'value', cx),
  };
}

const lowerStarred: Lower = (node, cx) => ({
  kind: 'starred',
  start: node.start - cx.base,
  end: node.end - cx.base,
  value: nth(node, 0, cx),
});

const lowerParenthesized: Lower = (node, cx) => ({
  kind: 'parenthesized',
  start: node.start - cx.base,
  end: node.end - cx.base,
  value: nth(node, 0, cx),
});

/** `a.b` of an import or a pattern, where the grammar has one node for the whole path. */
function lowerDottedName(node: SyntaxNode, cx: Lowering): Expression {
  const [first, ...rest] = namedOf(node);
  if (!first) return absent(node, cx);
  const start = node.start - cx.base;
  return rest.reduce<Expression>(
    (object, part) => ({ kind: 'attribute', start, end: part.end - cx.base, object, name: nameOf(part, cx), nameSpan: spanOf(part, cx) }),
    lowerName(first, cx),
  );
}

const constant =
  (type: 'bool' | 'none' | 'ellipsis', value: boolean | null): Lower =>
  (node, cx) => ({ kind: 'constant', start: node.start - cx.base, end: node.end - cx.base, type, value });

const lowerers: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ['identifier', lowerName],
  ['as_pattern_target', (node, cx) => nth(node, 0, cx)],
  ['attribute', lowerAttribute],
  ['subscript', lowerSubscript],
  ['call', lowerCall],
  ['await', lowerAwait],
  ['yield', lowerYield],
  ['lambda', lowerLambda],
  ['not_operator', lowerNot],
  ['unary_operator', lowerUnary],
  ['binary_operator', lowerChain],
  ['boolean_operator', lowerChain],
  ['comparison_operator', lowerComparison],
  ['conditional_expression', lowerConditional],
  ['named_expression', lowerNamed],
  ['list_splat', lowerStarred],
  ['list_splat_pattern', lowerStarred],
  ['parenthesized_expression', lowerParenthesized],
  ['dotted_name', lowerDottedName],
  ['list', lowerCollection('list')],
  ['list_pattern', lowerCollection('list')],
  ['tuple', lowerCollection('tuple')],
  ['tuple_pattern', lowerTuplePattern],
  ['expression_list', lowerCollection('tuple')],
  ['pattern_list', lowerCollection('tuple')],
  ['set', lowerCollection('set')],
  ['dictionary', lowerDictionary],
  ['list_comprehension', lowerComprehension('list')],
  ['set_comprehension', lowerComprehension('set')],
  ['dictionary_comprehension', lowerComprehension('dict')],
  ['generator_expression', lowerComprehension('generator')],
  ['string', lowerString],
  ['concatenated_string', lowerConcatenation],
  ['integer', lowerNumber],
  ['float', lowerNumber],
  ['true', constant('bool', true)],
  ['false', constant('bool', false)],
  ['none', constant('none', null)],
  ['ellipsis', constant('ellipsis', null)],
  ['type', lowerType],
  ['generic_type', lowerType],
  ['union_type', lowerType],
  ['member_type', lowerType],
]);

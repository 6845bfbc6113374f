/** Lowers `if`, `while`, `for` and `try`. A chain of `elif` nests in the IR; its depth counts against the statement limit. */
import type { Expression } from '../ir/expression.ts';
import type { Block, Handler, Statement } from '../ir/statement.ts';
import { joinedTuple } from './lower-collection.ts';
import { blockFrom, fieldOf, fieldsOf, hasToken, type Lowering, maxStatementDepth, namedOf, nameOf } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

export function lowerIf(node: SyntaxNode, cx: Lowering): Statement {
  const clauses = node.children.filter((child) => child.type === 'elif_clause').slice(0, maxStatementDepth);
  const last = elseOf(node, cx);
  const end = node.end - cx.base;
  const lowered = [node, ...clauses].map((clause) => ({ clause, test: testOf(clause, cx), body: bodyOf(clause, 'consequence', cx) }));
  const chain = lowered.reduceRight<Block | undefined>((orElse, { clause, test, body }) => {
    const start = clause.start - cx.base;
    const statement: Statement = { kind: 'if', start, end, test, body, ...(orElse && { orElse }) };
    return blockFrom(start, end, [statement]);
  }, last);
  return chain?.statements[0] ?? { kind: 'pass', start: node.start - cx.base, end: node.end - cx.base };
}

export function lowerWhile(node: SyntaxNode, cx: Lowering): Statement {
  const orElse = elseOf(node, cx);
  return {
    kind: 'while',
    start: node.start - cx.base,
    end: node.end - cx.base,
    test: testOf(node, cx),
    body: bodyOf(node, 'body', cx),
    ...(orElse && { orElse }),
  };
}

export function lowerFor(node: SyntaxNode, cx: Lowering): Statement {
  const iterable = fieldOf(node, 'right');
  const target = fieldOf(node, 'left');
  const orElse = elseOf(node, cx);
  return {
    kind: 'for',
    start: node.start - cx.base,
    end: node.end - cx.base,
    target: target ? cx.expression(target) : joinedTuple([], node, cx),
    iterable: iterable ? cx.expression(iterable) : joinedTuple([], node, cx),
    body: bodyOf(node, 'body', cx),
    ...(orElse && { orElse }),
    isAsync: hasToken(node, 'async'),
  };
}

export function lowerTry(node: SyntaxNode, cx: Lowering): Statement {
  const orElse = elseOf(node, cx);
  const last = node.children.find((child) => child.type === 'finally_clause');
  return {
    kind: 'try',
    start: node.start - cx.base,
    end: node.end - cx.base,
    body: bodyOf(node, 'body', cx),
    handlers: node.children.filter((child) => child.type === 'except_clause').map((clause) => lowerHandler(clause, cx)),
    ...(orElse && { orElse }),
    ...(last && { finalBody: onlyBlock(last, cx) }),
  };
}

/** `except A, B:` (3.14, and with another meaning Python 2) is read as the tuple. */
function lowerHandler(clause: SyntaxNode, cx: Lowering): Handler {
  const values = fieldsOf(clause, 'value');
  const [first] = values;
  const pattern = first?.type === 'as_pattern' && values.length === 1 ? first : undefined;
  const alias = (pattern && fieldOf(pattern, 'alias')) ?? fieldOf(clause, 'alias');
  const type = pattern ? namedOf(pattern)[0] : first;
  const lowered = type && (values.length > 1 ? joinedTuple(values, clause, cx) : cx.expression(type));
  return {
    start: clause.start - cx.base,
    end: clause.end - cx.base,
    ...(lowered && { type: lowered }),
    ...(alias && { name: nameOf(alias, cx) }),
    body: onlyBlock(clause, cx),
    isGroup: hasToken(clause, '*'),
  };
}

const onlyBlock = (node: SyntaxNode, cx: Lowering): Block =>
  blockOr(
    node.children.find((child) => child.type === 'block'),
    node,
    cx,
  );

const bodyOf = (node: SyntaxNode, field: string, cx: Lowering): Block => blockOr(fieldOf(node, field), node, cx);

function elseOf(node: SyntaxNode, cx: Lowering): Block | undefined {
  const clause = node.children.find((child) => child.type === 'else_clause');
  return clause && bodyOf(clause, 'body', cx);
}

const blockOr = (block: SyntaxNode | undefined, owner: SyntaxNode, cx: Lowering): Block =>
  block ? cx.block(block) : blockFrom(owner.end - cx.base, owner.end - cx.base, []);

function testOf(node: SyntaxNode, cx: Lowering): Expression {
  const test = fieldOf(node, 'condition');
  return test ? cx.expression(test) : { kind: 'opaque', start: node.end - cx.base, end: node.end - cx.base, parts: [] };
}

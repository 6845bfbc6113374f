/**
 * Lowers `def`, `lambda` and `class`. Decorators, defaults and annotations belong to the enclosing
 * function: a `yield` there makes the outer one a generator.
 */
import type { Expression } from '../ir/expression.ts';
import type { ClassIr, FunctionIr, Parameter, PlacedUnit } from '../ir/module.ts';
import type { Block, ClassStatement, FunctionStatement } from '../ir/statement.ts';
import { lowerArguments } from './lower-expression.ts';
import { lowerParameters } from './lower-parameters.ts';
import { blockFrom, fieldOf, hasToken, type Lowering, namedOf, nameOf, spanOf, trimmed } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** The members of a class body, placed relative to the unit being lowered. */
export type LowerMembers = (body: SyntaxNode, cx: Lowering) => readonly PlacedUnit[];

export function lowerFunction(node: SyntaxNode, definition: SyntaxNode, cx: Lowering): FunctionStatement {
  const decorators = lowerDecorators(node, cx);
  const parameters = lowerParameters(fieldOf(definition, 'parameters'), cx);
  const returns = fieldOf(definition, 'return_type');
  const lowered = returns && cx.expression(returns);
  const body = fieldOf(definition, 'body');
  const result = cx.functionBody(() => (body ? cx.block(body) : emptyBlock(definition, cx)));
  const { name, nameSpan } = namedBy(definition, cx);
  const fn: FunctionIr = {
    start: node.start - cx.base,
    end: node.end - cx.base,
    name,
    nameSpan,
    headerSpan: headerOf(definition, cx),
    parameters,
    ...(lowered && { returns: lowered }),
    decorators,
    isAsync: hasToken(definition, 'async'),
    isGenerator: result.yields,
    isLambda: false,
    body: result.body,
    hasError: node.broken,
  };
  return { kind: 'function', start: node.start - cx.base, end: node.end - cx.base, fn };
}

export function lowerLambda(node: SyntaxNode, cx: Lowering): FunctionIr {
  const parameters: readonly Parameter[] = lowerParameters(fieldOf(node, 'parameters'), cx);
  const value = fieldOf(node, 'body');
  const result = cx.functionBody(() => (value ? lambdaBody(value, cx) : emptyBlock(node, cx)));
  const start = node.start - cx.base;
  return {
    start: node.start - cx.base,
    end: node.end - cx.base,
    name: '<lambda>',
    nameSpan: { start, end: start + 'lambda'.length },
    headerSpan: headerOf(node, cx),
    parameters,
    decorators: [],
    isAsync: false,
    isGenerator: result.yields,
    isLambda: true,
    body: result.body,
    hasError: node.broken,
  };
}

function lambdaBody(value: SyntaxNode, cx: Lowering): Block {
  const { start, end } = spanOf(value, cx);
  return blockFrom(start, end, [{ kind: 'return', start, end, value: cx.expression(value) }]);
}

export function lowerClass(node: SyntaxNode, definition: SyntaxNode, members: LowerMembers, cx: Lowering): ClassStatement {
  const decorators = lowerDecorators(node, cx);
  const bases = fieldOf(definition, 'superclasses');
  const body = fieldOf(definition, 'body');
  const { name, nameSpan } = namedBy(definition, cx);
  const cls: ClassIr = {
    start: node.start - cx.base,
    end: node.end - cx.base,
    name,
    nameSpan,
    bases: bases ? lowerArguments(bases, cx) : [],
    decorators,
    members: body ? members(body, cx) : [],
  };
  return { kind: 'class', start: node.start - cx.base, end: node.end - cx.base, cls };
}

const lowerDecorators = (node: SyntaxNode, cx: Lowering): readonly Expression[] =>
  trimmed(
    node.children.flatMap((child) =>
      child.type === 'decorator'
        ? namedOf(child)
            .slice(0, 1)
            .map((value) => cx.expression(value))
        : [],
    ),
  );

/** A definition without a name is one that does not parse; its name is empty. */
function namedBy(definition: SyntaxNode, cx: Lowering): { name: string; nameSpan: { start: number; end: number } } {
  const name = fieldOf(definition, 'name');
  if (name) return { name: nameOf(name, cx), nameSpan: spanOf(name, cx) };
  const start = definition.start - cx.base;
  return { name: '', nameSpan: { start, end: start } };
}

/** Up to and with the colon; to the end of the definition where the colon is missing. */
function headerOf(definition: SyntaxNode, cx: Lowering): { start: number; end: number } {
  const colon = definition.children.find((child) => child.type === ':');
  return { start: definition.start - cx.base, end: (colon ?? definition).end - cx.base };
}

const emptyBlock = (node: SyntaxNode, cx: Lowering): Block => blockFrom(node.end - cx.base, node.end - cx.base, []);

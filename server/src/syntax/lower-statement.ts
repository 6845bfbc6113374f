/**
 * Lowers statements. One node of the grammar may be no statement (a stray token), one, or several (a
 * piece of text that does not parse). Type aliases are `pass`: they run nothing.
 */
import type { Expression } from '../ir/expression.ts';
import type { Block, ErrorStatement, Statement } from '../ir/statement.ts';
import { lowerFor, lowerIf, lowerTry, lowerWhile } from './lower-compound.ts';
import { type LowerMembers, lowerClass, lowerFunction } from './lower-definition.ts';
import { lowerImport, lowerImportFrom } from './lower-import.ts';
import { lowerMatch } from './lower-match.ts';
import { lowerWith } from './lower-with.ts';
import { blockFrom, fieldOf, type Lowering, namedOf, nameOf, trimmed } from './lowering.ts';
import { errorType } from './node-types.ts';
import type { SyntaxNode } from './syntax-node.ts';

type Lower = (node: SyntaxNode, cx: Lowering) => Statement;

export function lowerStatement(node: SyntaxNode, members: LowerMembers, cx: Lowering): readonly Statement[] {
  if (!node.named) return [];
  if (node.type === errorType) return [lowerError(node, cx)];
  if (node.type === 'block') return node.children.flatMap((child) => cx.statement(child));
  const definition = node.type === 'decorated_definition' ? fieldOf(node, 'definition') : node;
  if (definition?.type === 'function_definition') return [lowerFunction(node, definition, cx)];
  if (definition?.type === 'class_definition') return [lowerClass(node, definition, members, cx)];
  const lower = lowerers.get(node.type) ?? lowerOther;
  return [lower(node, cx)];
}

/** What a piece of broken text still says: its statements, and its expressions as statements of their own. */
export function lowerError(node: SyntaxNode, cx: Lowering): ErrorStatement {
  return { kind: 'error', start: node.start - cx.base, end: node.end - cx.base, body: blockOf(node, node.children, cx) };
}

export const isStatementType = (type: string): boolean => lowerers.has(type);
export const isDefinitionType = (type: string): boolean => definitionTypes.has(type);

const definitionTypes: ReadonlySet<string> = new Set(['function_definition', 'class_definition', 'decorated_definition']);

/** The span is that of the statements, or empty at the end of `node`. */
export function blockOf(node: SyntaxNode, children: readonly SyntaxNode[], cx: Lowering): Block {
  const statements = trimmed(children.flatMap((child) => cx.statement(child)));
  const end = node.end - cx.base;
  return blockFrom(statements[0]?.start ?? end, statements.at(-1)?.end ?? end, statements);
}

const lowerOther: Lower = (node, cx) => ({
  kind: 'expression',
  start: node.start - cx.base,
  end: node.end - cx.base,
  value: cx.expression(node),
});

function lowerExpressionStatement(node: SyntaxNode, cx: Lowering): Statement {
  const children = namedOf(node);
  const [first] = children;
  if (first?.type === 'assignment') return lowerAssignment(first, cx);
  if (first?.type === 'augmented_assignment') return lowerAugmented(first, cx);
  return { kind: 'expression', start: node.start - cx.base, end: node.end - cx.base, value: bareExpressions(node, children, cx) };
}

/** `a, b` and `a,` are tuples without a node of their own here; the grammar drops into `expression_statement` directly. */
function bareExpressions(node: SyntaxNode, children: readonly SyntaxNode[], cx: Lowering): Expression {
  const elements = children.map((child) => cx.expression(child));
  const [first] = elements;
  const last = children.at(-1);
  if (first && elements.length === 1 && last?.end === node.end) return first;
  return { kind: 'collection', start: node.start - cx.base, end: node.end - cx.base, type: 'tuple', elements };
}

/** `a = b = value` nests to the right in the tree; here it is one statement with two targets. */
function lowerAssignment(node: SyntaxNode, cx: Lowering): Statement {
  const type = fieldOf(node, 'type');
  if (type) return lowerAnnotated(node, type, cx);
  const targets: Expression[] = [];
  let at: SyntaxNode = node;
  for (;;) {
    const left = fieldOf(at, 'left');
    if (left) targets.push(cx.expression(left));
    const right = fieldOf(at, 'right');
    if (right?.type !== 'assignment' || fieldOf(right, 'type')) {
      return {
        kind: 'assign',
        start: node.start - cx.base,
        end: node.end - cx.base,
        targets: trimmed(targets),
        value: right ? cx.expression(right) : nothingAfter(node, cx),
      };
    }
    at = right;
  }
}

function lowerAnnotated(node: SyntaxNode, type: SyntaxNode, cx: Lowering): Statement {
  const target = fieldOf(node, 'left');
  const right = fieldOf(node, 'right');
  return {
    kind: 'annotated',
    start: node.start - cx.base,
    end: node.end - cx.base,
    target: target ? cx.expression(target) : nothingAfter(node, cx),
    annotation: cx.expression(type),
    ...(right && { value: cx.expression(right) }),
  };
}

function lowerAugmented(node: SyntaxNode, cx: Lowering): Statement {
  const target = fieldOf(node, 'left');
  const right = fieldOf(node, 'right');
  const operator = node.children.find((child) => child.field === 'operator')?.type ?? '=';
  return {
    kind: 'augmented',
    start: node.start - cx.base,
    end: node.end - cx.base,
    target: target ? cx.expression(target) : nothingAfter(node, cx),
    operator: operator.slice(0, -1),
    value: right ? cx.expression(right) : nothingAfter(node, cx),
  };
}

const nothingAfter = (node: SyntaxNode, cx: Lowering): Expression => ({
  kind: 'opaque',
  start: node.end - cx.base,
  end: node.end - cx.base,
  parts: [],
});

function lowerReturn(node: SyntaxNode, cx: Lowering): Statement {
  const [value] = namedOf(node);
  return { kind: 'return', start: node.start - cx.base, end: node.end - cx.base, ...(value && { value: cx.expression(value) }) };
}

function lowerRaise(node: SyntaxNode, cx: Lowering): Statement {
  const cause = fieldOf(node, 'cause');
  const exception = namedOf(node).find((child) => child !== cause);
  return {
    kind: 'raise',
    start: node.start - cx.base,
    end: node.end - cx.base,
    ...(exception && { exception: cx.expression(exception) }),
    ...(cause && { cause: cx.expression(cause) }),
  };
}

function lowerDelete(node: SyntaxNode, cx: Lowering): Statement {
  const targets = namedOf(node).flatMap((child) => (child.type === 'expression_list' ? namedOf(child) : [child]));
  return { kind: 'delete', start: node.start - cx.base, end: node.end - cx.base, targets: targets.map((target) => cx.expression(target)) };
}

function lowerAssert(node: SyntaxNode, cx: Lowering): Statement {
  const [test, message] = namedOf(node);
  return {
    kind: 'assert',
    start: node.start - cx.base,
    end: node.end - cx.base,
    test: test ? cx.expression(test) : nothingAfter(node, cx),
    ...(message && { message: cx.expression(message) }),
  };
}

const lowerNames =
  (kind: 'global' | 'nonlocal'): Lower =>
  (node, cx) => ({ kind, start: node.start - cx.base, end: node.end - cx.base, names: namedOf(node).map((name) => nameOf(name, cx)) });

const simple =
  (kind: 'pass' | 'break' | 'continue'): Lower =>
  (node, cx) => ({ kind, start: node.start - cx.base, end: node.end - cx.base });

const lowerers: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ['expression_statement', lowerExpressionStatement],
  ['assignment', lowerAssignment],
  ['augmented_assignment', lowerAugmented],
  ['return_statement', lowerReturn],
  ['raise_statement', lowerRaise],
  ['if_statement', lowerIf],
  ['while_statement', lowerWhile],
  ['for_statement', lowerFor],
  ['try_statement', lowerTry],
  ['with_statement', lowerWith],
  ['match_statement', lowerMatch],
  ['import_statement', lowerImport],
  ['import_from_statement', lowerImportFrom],
  ['future_import_statement', lowerImportFrom],
  ['global_statement', lowerNames('global')],
  ['nonlocal_statement', lowerNames('nonlocal')],
  ['delete_statement', lowerDelete],
  ['assert_statement', lowerAssert],
  ['pass_statement', simple('pass')],
  ['type_alias_statement', simple('pass')],
  ['break_statement', simple('break')],
  ['continue_statement', simple('continue')],
  ['print_statement', lowerOther],
  ['exec_statement', lowerOther],
]);

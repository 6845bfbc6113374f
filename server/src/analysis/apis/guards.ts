/**
 * What stands between a piece of code and a Python that it is not written for: a test of the version or of the
 * presence of a name, an exception that is caught. One walk over a body gives every expression and statement with its
 * guard. Errs towards guarded: which versions a test lets through is not worked out.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Block, Statement, Try } from '../../ir/statement.ts';
import { childrenOf, expressionsOf } from '../../ir/visit.ts';

export interface Guard {
  /** Under, or after, a test of the version or of what there is. */
  readonly tested: boolean;
  /** Exceptions that are caught around it, by their last identifiers; `Exception` for a bare `except`. */
  readonly caught: ReadonlySet<string>;
}

export const unguarded: Guard = { tested: false, caught: new Set() };

export interface GuardVisitor {
  /** Whether an expression asks about versions, or about what there is. */
  readonly asks: (test: Expression) => boolean;
  readonly expression: (node: Expression, guard: Guard, statement: Statement) => void;
  /** Before its expressions. */
  readonly statement?: (node: Statement, guard: Guard) => void;
}

const testedUnder = (guard: Guard): Guard => (guard.tested ? guard : { ...guard, tested: true });

/** Every statement of `block` and its nested blocks, and every expression in them; definitions are not entered. */
export function visitGuarded(block: Pick<Block, 'statements'>, outer: Guard, visitor: GuardVisitor): void {
  let guard = outer;
  for (const statement of block.statements) {
    visitor.statement?.(statement, guard);
    visitStatement(statement, guard, visitor);
    if (settles(statement, visitor)) guard = testedUnder(guard);
  }
}

/** `if too_old: raise …`, `assert version`: what follows runs only where the test lets it. */
function settles(statement: Statement, { asks }: GuardVisitor): boolean {
  if (statement.kind === 'assert') return asks(statement.test);
  return statement.kind === 'if' && asks(statement.test) && [statement.body, statement.orElse].some((block) => block && leaves(block));
}

function leaves({ statements }: Block): boolean {
  const last = statements.at(-1);
  if (last?.kind !== 'expression') return /^(return|raise|continue|break)$/.test(last?.kind ?? '');
  const callee = last.value.kind === 'call' ? last.value.callee : undefined;
  return /^(_?exit|skip|skipTest|fail)$/.test(callee?.kind === 'attribute' ? callee.name : callee?.kind === 'name' ? callee.id : '');
}

function visitStatement(node: Statement, guard: Guard, visitor: GuardVisitor): void {
  for (const each of expressionsOf(node)) visitExpression(each, guard, visitor, node);
  switch (node.kind) {
    case 'if':
    case 'while': {
      const inner = visitor.asks(node.test) ? testedUnder(guard) : guard;
      visitGuarded(node.body, inner, visitor);
      if (node.orElse) visitGuarded(node.orElse, inner, visitor);
      break;
    }
    case 'try':
      visitTry(node, guard, visitor);
      break;
    case 'with': {
      const suppressed = node.items.flatMap(({ context }) => suppressedBy(context));
      visitGuarded(node.body, withCaught(guard, suppressed), visitor);
      break;
    }
    case 'for':
    case 'error':
      visitGuarded(node.body, guard, visitor);
      if (node.kind === 'for' && node.orElse) visitGuarded(node.orElse, guard, visitor);
      break;
    case 'match':
      for (const each of node.cases) visitGuarded(each.body, visitor.asks(node.subject) ? testedUnder(guard) : guard, visitor);
      break;
  }
}

/** What is tried is guarded by what is caught, and so is what is done instead. */
function visitTry(node: Try, guard: Guard, visitor: GuardVisitor): void {
  const names = node.handlers.flatMap(({ type }) => (type ? namesIn(type) : ['Exception']));
  const exact = names.filter((name) => !broad.test(name));
  const caught = withCaught(guard, isShort(node) ? [...exact, ...names.filter((name) => broad.test(name)).map(() => 'Exception')] : exact);
  visitGuarded(node.body, caught, visitor);
  for (const handler of node.handlers) visitGuarded(handler.body, caught, visitor);
  if (node.orElse) visitGuarded(node.orElse, caught, visitor);
  if (node.finalBody) visitGuarded(node.finalBody, guard, visitor);
}

const broad = /^(Base)?Exception$/;

/** Who catches everything around a line or two may mean just those; around a page he means something else. */
const isShort = ({ body }: Try): boolean => body.statements.length <= 2;

const withCaught = (guard: Guard, names: readonly string[]): Guard =>
  names.length === 0 ? guard : { ...guard, caught: new Set([...guard.caught, ...names]) };

function namesIn(type: Expression): readonly string[] {
  if (type.kind === 'name') return [type.id];
  if (type.kind === 'attribute') return [type.name];
  if (type.kind === 'parenthesized') return namesIn(type.value);
  return type.kind === 'collection' ? type.elements.flatMap(namesIn) : [];
}

function suppressedBy(context: Expression): readonly string[] {
  if (context.kind !== 'call') return [];
  const { callee } = context;
  const name = callee.kind === 'attribute' ? callee.name : callee.kind === 'name' ? callee.id : '';
  return name === 'suppress' ? context.arguments.flatMap(({ value }) => namesIn(value)) : [];
}

/** `new() if has_new else old()`, `has_new and new()`. */
function visitExpression(node: Expression, guard: Guard, visitor: GuardVisitor, statement: Statement): void {
  visitor.expression(node, guard, statement);
  const visit = (child: Expression, inner: Guard): void => visitExpression(child, inner, visitor, statement);
  if (node.kind === 'conditional') {
    const inner = visitor.asks(node.test) ? testedUnder(guard) : guard;
    visit(node.test, guard);
    visit(node.body, inner);
    visit(node.orElse, inner);
  } else if (node.kind === 'boolean') {
    visit(node.left, guard);
    visit(node.right, visitor.asks(node.left) ? testedUnder(guard) : guard);
  } else for (const child of childrenOf(node)) visit(child, guard);
}

/**
 * Whether a value bound to a name stays in the scope that binds it, so that this scope may decide about its
 * end. Known to keep it there: its methods and attributes, tests, being appended to a local list, being
 * iterated, `len` and `print`. Anything else (an argument, a `return`, an attribute, a closure) gives it
 * away: it errs towards "given away".
 */
import type { Expression } from '../ir/expression.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { FixContext } from './fix.ts';
import { boundTexts, mentions } from './names.ts';
import { type Placed, type Suite, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { isQuietCall } from './quiet.ts';
import { sliceOf } from './source.ts';

/** `name` is a plain name; `seen` holds those that are being asked about. */
export function staysInside(context: FixContext, scope: Suite, name: string, seen: readonly string[] = []): boolean {
  if (seen.includes(name)) return true;
  const statements = statementsIn([scope], false);
  const isBound = /^\w+$/.test(name) && statements.some((each) => boundTexts(context, each).includes(name));
  const isKept = statements.every((each) => (isDefinition(each) ? !reads(context, each, name) : keeps(each, name)));
  return (
    isBound &&
    isKept &&
    statements.flatMap((each) => listsOf(each, name)).every((list) => staysInside(context, scope, list, [...seen, name]))
  );
}

/** The lists a statement appends the value to. */
function listsOf({ statement }: Placed, name: string): readonly string[] {
  const call = statement.kind === 'expression' ? statement.value : undefined;
  if (call?.kind !== 'call' || call.callee.kind !== 'attribute' || call.callee.object.kind !== 'name' || !isAppend(call.callee)) return [];
  return call.arguments.some(({ value }) => value.kind === 'name' && value.id === name) ? [call.callee.object.id] : [];
}

const isDefinition = ({ statement }: Placed): boolean => statement.kind === 'function' || statement.kind === 'class';

/** A nested definition names the variable and has none of that name itself. */
function reads(context: FixContext, placed: Placed, name: string): boolean {
  if (!mentions(sliceOf(context.text, spanOf(placed)), name)) return false;
  const { statement } = placed;
  const isParameter = statement.kind === 'function' && statement.fn.parameters.some((each) => each.name === name);
  const isOwn =
    statement.kind === 'function' && statementsIn(suitesOf(placed), false).some((each) => boundTexts(context, each).includes(name));
  return (
    !isParameter &&
    !isOwn &&
    (statement.kind !== 'class' || statementsIn(suitesOf(placed), false).some((each) => reads(context, each, name)))
  );
}

/** Every place a statement names the variable is one that keeps it. */
function keeps({ statement }: Placed, name: string): boolean {
  if (statement.kind === 'global' || statement.kind === 'nonlocal') return !statement.names.includes(name);
  const kept = new Set<Expression>();
  let inside = true;
  if (statement.kind === 'for') kept.add(statement.iterable);
  if (statement.kind === 'assign' && statement.targets.length > 1 && isTarget(statement.targets, name)) return false;
  for (const target of targetsOf(statement)) kept.add(target);
  for (const root of expressionsOf(statement)) {
    forEachExpression(root, (node) => {
      if (node.kind === 'name' && node.id === name && !kept.has(node)) inside = false;
      if (node.kind === 'lambda') inside &&= !lambdaNames(node.fn.body.statements.flatMap(expressionsOf), name);
      for (const each of keptBy(node, kept.has(node))) kept.add(each);
      return inside;
    });
  }
  return inside;
}

/** `self.thread = t = Thread(…)` binds two. */
const isTarget = (targets: readonly Expression[], name: string): boolean =>
  targets.some((each) => each.kind === 'name' && each.id === name);

function targetsOf(statement: Placed['statement']): readonly Expression[] {
  switch (statement.kind) {
    case 'assign':
    case 'delete':
      return statement.targets;
    case 'annotated':
    case 'for':
      return [statement.target];
    default:
      return [];
  }
}

/** The children of a node that it does not give away. A tuple of targets keeps what is in it. */
function keptBy(node: Expression, isKept: boolean): readonly Expression[] {
  switch (node.kind) {
    case 'attribute':
    case 'subscript':
      return [node.object];
    case 'not':
      return [node.operand];
    case 'comparison':
      return node.operands;
    case 'boolean':
      return [node.left, node.right];
    case 'comprehension':
      return node.clauses.flatMap((clause) => [clause.iterable, clause.target]);
    case 'collection':
      return isKept ? node.elements : [];
    case 'fstring':
      return node.parts;
    case 'call':
      return isAppend(node.callee) || isQuietCall(node) ? node.arguments.map((each) => each.value) : [];
    default:
      return [];
  }
}

/** Onto a plain name; whether that list stays is the next question. */
const isAppend = (callee: Expression): boolean => callee.kind === 'attribute' && callee.name === 'append' && callee.object.kind === 'name';

function lambdaNames(roots: readonly Expression[], name: string): boolean {
  let found = false;
  for (const root of roots) {
    forEachExpression(root, (node) => {
      found ||= node.kind === 'name' && node.id === name;
      return !found;
    });
  }
  return found;
}

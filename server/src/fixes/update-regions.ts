/**
 * The statements of a function that must run under one hold of a lock for its updates of a place to be indivisible:
 * from the reading of the old value to the writing of the new one, with the `if` that decides on it. Errs towards
 * `undefined`: a loop that asks for the place, a value read in another block than it is written in, anything that
 * suspends or defines.
 */
import type { Expression } from '../ir/expression.ts';
import { render } from '../ir/render.ts';
import type { Statement } from '../ir/statement.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import { mentionsPlace } from './names.ts';
import { type Placed, type Suite, statementsIn, suitesOf } from './navigate.ts';
import { fallsThrough } from './reachability.ts';

/** Statements of one suite, first to last. */
export type Region = readonly Placed[];

/** `place` is `name` or `receiver.attribute`; empty where the function changes nothing of it. */
export function updateRegions(fn: Placed, place: string): readonly Region[] | undefined {
  const regions = suitesOf(fn).flatMap((suite) => regionsOf(suite, place, false));
  const found = regions.filter((region) => region !== 'unknown');
  return found.length === regions.length && found.flat().every(isPlain) ? found : undefined;
}

/** What stood before a statement in its suite: where the place was read first, and where a test of it left early. */
interface Before {
  readonly read?: number;
  readonly tested?: number;
}

/** `isRead`: the place was read before the suite begins, in the same function. */
function regionsOf({ statements }: Suite, place: string, isRead: boolean): readonly (Region | 'unknown')[] {
  const found: (Region | 'unknown')[] = [];
  let before: Before = {};
  statements.forEach((placed, index) => {
    const suites = isDefinition(placed.statement) ? [] : suitesOf(placed);
    if (suites.length === 0 && isWrite(placed.statement, place)) found.push(regionAt(statements, index, place, before, isRead));
    else if (statementsIn(suites, false).some((each) => isWrite(each.statement, place)))
      found.push(...regionsBelow(placed, suites, place, isRead || before.read !== undefined));
    else before = after(placed, suites, place, index, before);
  });
  return found;
}

/** From what the new value depends on to the statement at `index`, which puts it there. */
function regionAt(
  statements: readonly Placed[],
  index: number,
  place: string,
  { read, tested }: Before,
  isRead: boolean,
): Region | 'unknown' {
  const placed = statements[index];
  if (placed && isSelfContained(placed.statement, place)) return statements.slice(tested ?? index, index + 1);
  return read === undefined && isRead ? 'unknown' : statements.slice(read ?? index, index + 1);
}

/** A test goes along with what it decides on; a loop that asks would hold the lock for all its turns. */
function regionsBelow(placed: Placed, suites: readonly Suite[], place: string, isRead: boolean): readonly (Region | 'unknown')[] {
  if (mentions(placed.statement, place)) return [placed.statement.kind === 'if' ? [placed] : 'unknown'];
  return suites.flatMap((suite) => regionsOf(suite, place, isRead));
}

function after({ statement }: Placed, suites: readonly Suite[], place: string, index: number, { read, tested }: Before): Before {
  const asks = mentions(statement, place);
  const reads = asks || statementsIn(suites, false).some((each) => mentions(each.statement, place));
  const leaves = asks && statement.kind === 'if' && statement.body.statements.some((each) => !fallsThrough(each));
  const first = read ?? (reads ? index : undefined);
  const test = tested ?? (leaves ? index : undefined);
  return { ...(first !== undefined && { read: first }), ...(test !== undefined && { tested: test }) };
}

const isDefinition = ({ kind }: Statement): boolean => kind === 'function' || kind === 'class';

/** Reads and writes at once: `x += 1`, `x = f(x)`, `x[k] = 1`, `x.append(1)`. */
const isSelfContained = (statement: Statement, place: string): boolean =>
  statement.kind !== 'assign' || mentionsPlace(statement.value, place) || !statement.targets.some((each) => render(each) === place);

function isWrite(statement: Statement, place: string): boolean {
  switch (statement.kind) {
    case 'assign':
    case 'delete':
      return statement.targets.some((target) => targetNames(target).some((each) => render(each) === place));
    case 'annotated':
      return statement.value !== undefined && render(statement.target) === place;
    case 'augmented':
      return render(rootOf(statement.target)) === place;
    case 'expression':
      return isMethodOf(statement.value, place);
    default:
      return false;
  }
}

/** Called for what it does to the place: `items.append(x)`. */
const isMethodOf = (node: Expression, place: string): boolean =>
  node.kind === 'call' && node.callee.kind === 'attribute' && render(node.callee.object) === place;

const targetNames = (target: Expression): readonly Expression[] =>
  target.kind === 'collection' ? target.elements.flatMap(targetNames) : [rootOf(target)];

/** The function changes the object that the place holds, and does not only put another one there. */
export const changesWithin = (fn: Placed, place: string): boolean =>
  statementsIn(suitesOf(fn), false).some(({ statement }) => isWrite(statement, place) && !binds(statement, place));

function binds(statement: Statement, place: string): boolean {
  const targets = statement.kind === 'assign' || statement.kind === 'delete' ? statement.targets : [];
  const target = statement.kind === 'annotated' || statement.kind === 'augmented' ? [statement.target] : targets;
  return target.some((each) => each.kind !== 'subscript' && targetNames(each).some((name) => render(name) === place));
}

/** `counts` of `counts[key][0]` */
const rootOf = (target: Expression): Expression => (target.kind === 'subscript' ? rootOf(target.object) : target);

/** In the statement itself, not in the blocks below it. */
const mentions = (statement: Statement, place: string): boolean => expressionsOf(statement).some((root) => mentionsPlace(root, place));

/** Nothing in it waits for the event loop, gives control away or defines what runs later. */
function isPlain(placed: Placed): boolean {
  return [placed, ...statementsIn(suitesOf(placed), true)].every(({ statement }) => {
    let plain = !isDefinition(statement) && statement.kind !== 'error' && !(statement.kind === 'for' && statement.isAsync);
    for (const root of expressionsOf(statement)) {
      forEachExpression(root, (node) => {
        plain &&= node.kind !== 'await' && node.kind !== 'yield' && node.kind !== 'lambda';
        return plain;
      });
    }
    return plain;
  });
}

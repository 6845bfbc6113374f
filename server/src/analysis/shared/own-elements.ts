/**
 * Elements that each run of a thread's function has for itself: `rows[i] += 1`, where `i` is a parameter and the loop that
 * starts the threads counts it up (data partitioning). Errs on the side of one for each: what starts the loop again is
 * not looked for.
 */
import { contains } from '../../base/span.ts';
import type { Expression } from '../../ir/expression.ts';
import { expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { argumentOf } from '../calls/invocations.ts';
import type { Context } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import { handedOver } from '../locks/hand-over.ts';
import type { SpawnSite } from '../parallel/spawn-sites.ts';
import type { Access } from './accesses.ts';
import type { Race } from './races.ts';

export function haveOwnElements({ access, other, parallel: { first, second } }: Race, context: Context): boolean {
  const { body, site } = first;
  if (first.key !== second.key || !site || body.kind !== 'function' || access.body !== body || other.body !== body) return false;
  const name = keyOf(access);
  if (name === undefined || name !== keyOf(other) || body.scope.bindings.get(name)?.length !== 1) return false;
  const index = body.signature.parameters.findIndex((parameter) => parameter.name === name);
  const target = site.targets.find(({ fn }) => fn === body);
  const given = target && index >= 0 ? argumentOf(handedOver(target, site), index) : undefined;
  return given?.kind === 'name' && isCountedUp(given.id, site, context);
}

/** Of the outermost container. */
const keyOf = ({ inner, element }: Access): string | undefined => inner?.key ?? element;

/** The variable of the `range` or `enumerate` around the call. */
function isCountedUp(name: string, { call, unit, body }: SpawnSite, context: Context): boolean {
  const block = context.get(blocks, body).findLast((each) => each.unit === unit && each.statements.some((own) => contains(own, call)));
  if (!block) return false;
  if (block.around.some((each) => each.kind === 'for' && counts(each.target, each.iterable, name))) return true;
  return block.statements
    .filter((statement) => contains(statement, call))
    .some((statement) => expressionsOf(statement).some((expression) => isCountedIn(expression, name, call)));
}

function isCountedIn(expression: Expression, name: string, call: Expression): boolean {
  let found = false;
  forEachExpression(expression, (node) => {
    found ||=
      node.kind === 'comprehension' && contains(node, call) && node.clauses.some(({ target, iterable }) => counts(target, iterable, name));
    return !found;
  });
  return found;
}

function counts(target: Expression, iterable: Expression, name: string): boolean {
  if (iterable.kind !== 'call') return false;
  const source = lastIdentifier(iterable.callee);
  const node = unwrap(target);
  const counter = source === 'enumerate' && node.kind === 'collection' ? node.elements[0] : source === 'range' ? node : undefined;
  return counter?.kind === 'name' && counter.id === name;
}

/**
 * Containers that put in what they are asked for and do not have: `d = defaultdict(list)` by `d[k]`, also a `Counter` by
 * `c[k] += 1`. A key that was found there a moment ago is there: errs on the side of silence.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { expressionsOf, forEachExpression, someExpression } from '../../ir/visit.ts';
import type { Context } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { pathFacts } from '../flow/path-facts.ts';
import { nodesOf } from './access-nodes.ts';
import type { Access } from './accesses.ts';
import { bindingsOf } from './places.ts';

/** Whether the container may grow by this access, which looks like one that leaves it as large as it is. */
export function fillsItself(access: Access, context: Context): boolean {
  const { kind, statement, inner } = access;
  if (inner) return false;
  if (kind === 'update')
    return statement.kind === 'augmented' && isMadeBy(['collections.defaultdict', 'collections.Counter'], access, context);
  if (kind !== 'read') return false;
  const keys = keysTaken(access);
  return (
    keys.length > 0 &&
    isMadeBy(['collections.defaultdict'], access, context) &&
    !keys.every((key) => isFoundBefore(key, access, context) || isTakenFromIt(key, access))
  );
}

const isMadeBy = (makers: readonly string[], { place }: Access, context: Context): boolean =>
  bindingsOf(place, context).some((binding) => {
    if (binding.kind !== 'value' || binding.value.kind !== 'call') return false;
    const { values } = context.evaluator.evaluate(binding.value.callee, binding.scope);
    return values.some((value) => value.kind === 'library' && makers.includes(value.name));
  });

/** `d[k]`, as it is written. */
function keysTaken({ statement, target }: Access): readonly string[] {
  const keys: string[] = [];
  for (const expression of expressionsOf(statement)) {
    forEachExpression(expression, (node) => {
      if (node.kind === 'subscript' && node.object === target) keys.push(node.indices.map(render).join(','));
      return undefined;
    });
  }
  return keys;
}

/** `if k in d: return d[k]` */
function isFoundBefore(key: string, access: Access, context: Context): boolean {
  const facts = context.get(pathFacts, access.body);
  const nodes = nodesOf(access, context);
  return nodes.length > 0 && nodes.every(({ id }) => facts[id]?.get(`${key} in ${render(access.target)}`) === true);
}

/** `for k in list(d): print(d[k])`, also in a comprehension. */
function isTakenFromIt(key: string, { body, statement: own, target }: Access): boolean {
  const text = render(target);
  const isWalked = (by: { readonly target: Expression; readonly iterable: Expression }): boolean =>
    render(by.target) === key && someExpression(by.iterable, (node) => render(node) === text);
  const inside = (node: Expression): boolean => node.kind === 'comprehension' && node.clauses.some(isWalked);
  let found = expressionsOf(own).some((expression) => someExpression(expression, inside));
  forEachStatementOf(body, (statement) => {
    found ||= statement.kind === 'for' && isWalked(statement);
  });
  return found;
}

/**
 * Where a body takes values out of a generator that it did not make itself: a loop, a comprehension, `next()`, `send()`,
 * `yield from`, `list(…)`. The generator is known by value: the call of a function with `yield`, or a generator
 * expression. Errs on the side of silence: iterators of other kinds, such as an object that locks in its `__next__`.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import { definingScope } from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { type Access, accesses } from './accesses.ts';
import { isNearThread } from './nearness.ts';
import { placeOf, type SharedPlace } from './places.ts';

/** In source order. A parameter is no shared place, but may hold one generator in several threads. */
export const generatorUses = defineAnalysis<Body, readonly Access[]>({
  name: 'generator-uses',
  compute: (body, context) => {
    if (!isNearThread(body, context)) return [];
    const found: Access[] = [];
    forEachStatementOf(body, (statement, unit) => {
      for (const target of consumedBy(statement)) found.push(...useOf(target, statement, unit, body, context));
    });
    return found;
  },
});

function useOf(target: Expression, statement: Statement, unit: Unit, body: Body, context: Context): readonly Access[] {
  const place = placeOf(target, body.scope, context) ? undefined : parameterPlace(target, body);
  const known = context.get(accesses, body).find((each) => each.target === target);
  if ((!known && !place) || !isGenerator(target, body, context)) return [];
  if (known) return [known];
  return place ? [{ place, kind: 'read', body, unit, statement, at: target, target, display: render(target), object: undefined }] : [];
}

/** Owned by the function itself, so that nobody else's access is one of it. */
function parameterPlace(target: Expression, body: Body): SharedPlace | undefined {
  if (target.kind !== 'name' || body.kind !== 'function' || definingScope(target.id, body.scope) !== body.scope) return undefined;
  const [only, ...more] = body.scope.bindings.get(target.id) ?? [];
  if (only?.kind !== 'parameter' || more.length > 0) return undefined;
  return { key: `${body.module.name}::${body.qualifiedName}(${target.id})`, kind: 'captured', owner: body, name: target.id };
}

function isGenerator(target: Expression, body: Body, { evaluator }: Context): boolean {
  const values = objectsOf(evaluator.evaluate(target, body.scope));
  return values.length > 0 && values.every(runsOnce);
}

const runsOnce = (value: Value): boolean =>
  (value.kind === 'generator' && !value.fn.signature.isAsync) ||
  (value.kind === 'collection' && value.type === 'generator' && value.node.kind === 'comprehension');

/** Built-in functions that take everything there is, or as they are asked. */
const takers =
  /^(next|list|tuple|set|frozenset|dict|sorted|sum|min|max|any|all|enumerate|zip|map|filter|iter|deque|extend|islice|chain|join|send|__next__)$/;

function* consumedBy(statement: Statement): Generator<Expression> {
  const found: Expression[] = [];
  if (statement.kind === 'for' && !statement.isAsync) found.push(statement.iterable);
  for (const root of expressionsOf(statement)) {
    forEachExpression(root, (node) => {
      if (node.kind === 'comprehension') found.push(...node.clauses.filter(({ isAsync }) => !isAsync).map(({ iterable }) => iterable));
      if (node.kind === 'yield' && node.delegates && node.value) found.push(node.value);
      if (node.kind === 'call') found.push(...takenBy(node));
      return undefined;
    });
  }
  for (const each of found.map(unwrap)) if (each.kind === 'name' || each.kind === 'attribute') yield each;
}

function takenBy({ callee, arguments: given }: Expression & { kind: 'call' }): readonly Expression[] {
  if (callee.kind === 'attribute' && /^(send|__next__)$/.test(callee.name)) return [callee.object];
  const name = callee.kind === 'name' ? callee.id : callee.kind === 'attribute' ? callee.name : '';
  const starred = given.filter(({ star }) => star === 1);
  return (takers.test(name) ? given : starred).map(({ value }) => (value.kind === 'starred' ? value.value : value));
}

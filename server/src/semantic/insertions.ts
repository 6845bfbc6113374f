/**
 * What is put into a collection after it was made: `d[key] = value`, `list.append(value)`, `queue.put(value)`. Found by the
 * names and attributes the collection is bound to; what goes in through another name is missed.
 */

import type { Analysis } from '../engine/analysis.ts';
import { sameItems } from '../engine/same.ts';
import type { Expression } from '../ir/expression.ts';
import type { Evaluator } from './evaluate.ts';
import { definingScope, type Insertion, type Scope } from './symbols.ts';
import { unknown, type Value, type ValueSet } from './value.ts';

/** More places than this are not looked through. */
const mostPlaces = 60;

/** Under which keys. */
export const keysInto = (node: Expression, scope: Scope, evaluator: Evaluator): readonly ValueSet[] =>
  insertionsInto(node, scope, evaluator)?.flatMap(({ key, scope: where }) => (key ? [evaluator.evaluate(key, where)] : [])) ?? [unknown];

/** Where something is put into the collection that `node`, a literal or a call, makes in `scope`; undefined where that leads back to itself. */
export function insertionsInto(node: Expression, scope: Scope, evaluator: Evaluator): readonly Insertion[] | undefined {
  const found = evaluator.program.store.get(insertions, node, evaluator, scope);
  return found === 'unknown' ? undefined : found;
}

const insertions: Analysis<Expression, readonly Insertion[] | 'unknown', Evaluator, Scope> = {
  name: 'insertions',
  bottom: [],
  cut: 'unknown',
  equals: (before, after) => before !== 'unknown' && after !== 'unknown' && sameItems(before, after),
  compute: (node, evaluator, scope) => placesOf(node, scope, evaluator),
};

function placesOf(node: Expression, scope: Scope, evaluator: Evaluator): readonly Insertion[] {
  const { by, namesOf } = evaluator.program.index;
  const candidates = [...new Set(namesOf.get(node)?.map(({ name }) => name))].flatMap((name) => {
    const home = variableHome(name, node, scope);
    return (by.insertions.get(name) ?? []).filter((each) => mayReach(each, name, home));
  });
  if (candidates.length > mostPlaces) return [];
  return candidates.filter((each) => evaluator.evaluate(each.object, each.scope).values.some((value) => isMadeBy(value, node)));
}

/** The function's scope, where `node` is assigned to a variable of it. */
function variableHome(name: string, node: Expression, scope: Scope): Scope | undefined {
  const home = definingScope(name, scope);
  const isDirect = home?.bindings.get(name)?.some((binding) => binding.kind === 'value' && binding.value === node);
  return isDirect && home?.owner.kind === 'function' ? home : undefined;
}

/** A variable of a function is that variable only in its scope. */
const mayReach = ({ object, scope }: Insertion, name: string, home: Scope | undefined): boolean =>
  home === undefined || object.kind !== 'name' || definingScope(name, scope) === home;

const isMadeBy = (value: Value, node: Expression): boolean =>
  (value.kind === 'collection' && value.node === node) || (value.kind === 'instance' && value.site?.call === node);

/**
 * Which parameters of the program's functions get an argument: of a function that is called with it, of a constructor, of
 * what a thread, process, pool or task is to run. Undefined where anybody unknown may get it, too.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import type { SpawnModel } from '../../models/spawners.ts';
import { findMethod } from '../../semantic/classes.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, receiverName, type Scope } from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import type { Context } from '../context.ts';

export interface Receiving {
  readonly fn: FunctionSymbol;
  readonly index: number;
}

/** Look at what they are given, and forget it. */
const onlookers = /^(builtins\.)?(print|isinstance|len|id|repr|str|type|bool|hasattr|callable)$|^logging\./;

/** `node` is an argument of the call, or an element of one. */
export function receivingParameters(node: Expression, call: Call, scope: Scope, context: Context): readonly Receiving[] | undefined {
  const { values, open } = context.evaluator.evaluate(call.callee, scope);
  if (open || values.length === 0) return undefined;
  const found = values.map((value) => receivedBy(value, node, call, scope, context));
  return found.some((each) => each === undefined) ? undefined : found.flatMap((each) => each ?? []);
}

function receivedBy(callee: Value, node: Expression, call: Call, scope: Scope, context: Context): readonly Receiving[] | undefined {
  const name = qualifiedNameOf(callee);
  if (name !== undefined) {
    const model = context.models.spawn(name);
    return model ? spawned(model, node, call, scope, context) : onlookers.test(name) ? [] : undefined;
  }
  const fn = callee.kind === 'class' ? findMethod(callee.cls, '__init__', context.evaluator) : functionIn(callee);
  if (!fn || !isPlain(fn)) return undefined;
  const offset = callee.kind === 'function' || receiverName(fn) === undefined ? 0 : 1;
  return matching(fn, (index, keyword) => argumentAt(call, index - offset, keyword)?.value === node);
}

/** Of a method that a subclass has another version of, nobody knows which is meant. */
const functionIn = (value: Value): FunctionSymbol | undefined =>
  value.kind === 'function' || value.kind === 'bound' ? value.fn : undefined;

function spawned(model: SpawnModel, node: Expression, call: Call, scope: Scope, context: Context): readonly Receiving[] | undefined {
  const target = argumentAt(call, model.target.index, model.target.keyword);
  const set = target && context.evaluator.evaluate(target.value, scope);
  const targets = set ? objectsOf(set) : [];
  if (!set || set.open || targets.length === 0) return undefined;
  const found = targets.map((value) => {
    const fn = functionIn(value);
    if (!fn || !isPlain(fn)) return undefined;
    const offset = value.kind === 'function' || receiverName(fn) === undefined ? 0 : 1;
    return matching(fn, (index, keyword) => argumentFor(model, call, index - offset, keyword) === node);
  });
  return found.some((each) => each === undefined) ? undefined : found.flatMap((each) => each ?? []);
}

function argumentFor({ arguments: given, keywords }: SpawnModel, call: Call, position: number, name: string): Expression | undefined {
  const named = keywords && keywords !== 'own' ? argumentAt(call, keywords.index, keywords.keyword) : undefined;
  const dict = named && unwrap(named.value);
  if (dict?.kind === 'collection' && dict.keys) {
    const at = dict.keys.findIndex((key) => key?.kind === 'constant' && key.value === name);
    if (at >= 0) return dict.elements[at];
  }
  if (position < 0) return undefined;
  if ('rest' in given) return argumentAt(call, given.rest + position, keywords === 'own' ? name : undefined)?.value;
  if (!('tuple' in given)) return undefined;
  const packed = argumentAt(call, given.tuple.index, given.tuple.keyword);
  const literal = packed && unwrap(packed.value);
  return literal?.kind === 'collection' && !literal.keys ? literal.elements[position] : undefined;
}

/** The one parameter it is for, by position or by name. */
function matching(fn: FunctionSymbol, isFor: (index: number, keyword: string) => boolean): readonly Receiving[] | undefined {
  const index = fn.signature.parameters.findIndex(({ kind, name }, at) => kind !== 'vararg' && kind !== 'kwarg' && isFor(at, name));
  return index < 0 ? undefined : [{ fn, index }];
}

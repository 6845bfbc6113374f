/**
 * What callers pass for a parameter, within the program: direct calls, and functions handed to a thread, a pool
 * or a partial together with their arguments. Only calls that mention the function's name are looked at.
 */
import { argumentAt } from '../ir/arguments.ts';
import type { Expression } from '../ir/expression.ts';
import { unwrap } from '../ir/visit.ts';
import { findMethod, methodAmong } from './classes.ts';
import { someSubclassesOf } from './derived.ts';
import type { Evaluator } from './evaluate.ts';
import {
  type CallSite,
  type ClassSymbol,
  decoratorNames,
  type FunctionSymbol,
  lastIdentifier,
  receiverName,
  type Scope,
} from './symbols.ts';
import type { Value } from './value.ts';

export interface Flowing {
  readonly value: Expression;
  readonly scope: Scope;
}

/** More call sites than this are not followed: the parameter is unknown. */
const mostSites = 40;

export function argumentsFlowingInto(fn: FunctionSymbol, index: number, evaluator: Evaluator): readonly Flowing[] {
  const sites = fn.name === '__init__' && fn.cls ? constructionsOf(fn.cls, evaluator) : evaluator.program.mentions(fn.name);
  if (sites.length > mostSites) return [];
  return sites.flatMap((site) => flowOf(site, fn, index, evaluator));
}

/** Where objects of a class are made, or what derives from it calls its `__init__`. */
function constructionsOf(cls: ClassSymbol, evaluator: Evaluator): readonly CallSite[] {
  const below = someSubclassesOf(cls, evaluator).flatMap((each) => {
    const init = methodAmong([each], '__init__');
    return init ? init.calls.filter(({ call }) => lastIdentifier(call.callee) === '__init__') : evaluator.program.mentions(each.name);
  });
  return [...evaluator.program.mentions(cls.name), ...below, ...ownConstructions(cls)];
}

/** `cls(…)` in a class method. */
const ownConstructions = (cls: ClassSymbol): readonly CallSite[] =>
  cls.methods
    .filter((method) => decoratorNames(method).includes('classmethod'))
    .flatMap((method) => method.calls.filter(({ call }) => call.callee.kind === 'name' && call.callee.id === receiverName(method)));

function flowOf(site: CallSite, fn: FunctionSymbol, index: number, evaluator: Evaluator): readonly Flowing[] {
  const parameter = fn.signature.parameters[index];
  const callees = evaluator.evaluate(site.call.callee, site.scope).values;
  const offset = receiverName(fn) === undefined ? 0 : 1;
  const found: Flowing[] = [];
  for (const callee of callees) {
    if (calls(callee, fn, evaluator)) {
      const argument = argumentAt(site.call, index - (callee.kind === 'function' ? 0 : offset), parameter?.name);
      if (argument && argument.star === 0) found.push({ value: argument.value, scope: site.scope });
    } else found.push(...handedOver(callee, site, fn, index - offset, evaluator));
  }
  return found;
}

function calls(callee: Value, fn: FunctionSymbol, evaluator: Evaluator): boolean {
  if (callee.kind === 'function' || callee.kind === 'bound') return callee.fn === fn;
  return callee.kind === 'class' && fn.name === '__init__' && findMethod(callee.cls, '__init__', evaluator) === fn;
}

/** `Thread(target=fn, args=(a, b))`, `pool.submit(fn, a, b)`, `partial(fn, a)`; `position` counts without the receiver. */
function handedOver(callee: Value, site: CallSite, fn: FunctionSymbol, position: number, evaluator: Evaluator): readonly Flowing[] {
  const name = qualifiedNameOf(callee);
  const model =
    name === 'functools.partial'
      ? { target: { index: 0 }, arguments: { rest: 1 } }
      : name === undefined
        ? undefined
        : evaluator.program.models.spawn(name);
  if (!model) return [];
  const target = argumentAt(site.call, model.target.index, 'keyword' in model.target ? model.target.keyword : undefined);
  if (!target || !evaluator.evaluate(target.value, site.scope).values.some((value) => calls(value, fn, evaluator))) return [];
  if ('rest' in model.arguments) {
    const argument = argumentAt(site.call, model.arguments.rest + position);
    return argument ? [{ value: argument.value, scope: site.scope }] : [];
  }
  if (!('tuple' in model.arguments)) return [];
  const { tuple } = model.arguments;
  const packed = argumentAt(site.call, tuple.index, tuple.keyword);
  const literal = packed ? unwrap(packed.value) : undefined;
  const element = literal?.kind === 'collection' ? literal.elements[position] : undefined;
  return element && element.kind !== 'starred' ? [{ value: element, scope: site.scope }] : [];
}

/** `threading.Thread`, `queue.Queue#get`: the name the tables of `models/` know a callable by. */
export function qualifiedNameOf(value: Value): string | undefined {
  if (value.kind === 'library') return value.name;
  if (value.kind === 'library-method') return `${value.receiver.type}#${value.name}`;
  return undefined;
}

/** What calling a value gives: constructors, functions through what they return, partials, objects with `__call__`. */
import { ancestors, findMethod } from './classes.ts';
import { methodResult } from './container-methods.ts';
import type { Evaluator } from './evaluate.ts';
import { awaitedFirst, libraryCall } from './library-calls.ts';
import { returnsOf } from './returns.ts';
import { type CallSite, type ClassSymbol, type FunctionSymbol, receiverName } from './symbols.ts';
import { nothing, only, unknown, type Value, type ValueSet } from './value.ts';

export function calledValue(value: Value, site: CallSite, evaluator: Evaluator): ValueSet {
  switch (value.kind) {
    case 'library':
      return libraryCall(value.name, site, evaluator);
    case 'class':
      return constructed(value.cls, site, evaluator);
    case 'function':
      return functionCall(value.fn, undefined, site, evaluator);
    case 'bound':
      return functionCall(value.fn, value.cls, site, evaluator);
    case 'object': {
      const fn = findMethod(value.cls, '__call__', evaluator);
      return fn ? functionCall(fn, value.cls, site, evaluator) : unknown;
    }
    case 'instance':
      return modelledMethod({ kind: 'library-method', receiver: value, name: '__call__' }, site, evaluator);
    case 'library-method':
      return methodResult(value, site, evaluator) ?? modelledMethod(value, site, evaluator);
    case 'partial':
      return evaluator.called(value.target, site);
    case 'callable':
      return value.returns;
    case 'constant':
      return value.value === null ? nothing : unknown;
    default:
      return unknown;
  }
}

/** A class with a `__new__` of its own may give an object that was there before. */
function constructed(cls: ClassSymbol, site: CallSite, evaluator: Evaluator): ValueSet {
  const fresh = findMethod(cls, '__new__', evaluator) === undefined;
  return only({ kind: 'object', cls, ...(fresh ? { site } : {}) });
}

function functionCall(fn: FunctionSymbol, cls: ClassSymbol | undefined, site: CallSite, evaluator: Evaluator): ValueSet {
  const { call } = site;
  if (fn.signature.isGenerator) return only({ kind: 'generator', fn, call });
  if (fn.signature.isAsync) return only({ kind: 'coroutine', fn, call });
  const { values, open } = returnsOf(fn, evaluator);
  return { values: values.map((value) => freshFrom(fn, ofReceiver(value, fn, cls, evaluator), site)), open };
}

/** `return self` and `return cls(…)` give an object of the class of the receiver, which may derive from the method's. */
function ofReceiver(value: Value, fn: FunctionSymbol, cls: ClassSymbol | undefined, evaluator: Evaluator): Value {
  if (!cls || value.kind !== 'object' || value.cls !== fn.cls || value.cls === cls) return value;
  const callee = (value.origin ?? value.site)?.call.callee;
  const isOwn = callee === undefined || (callee.kind === 'name' && callee.id === receiverName(fn));
  return isOwn && ancestors(cls, evaluator).classes.includes(value.cls) ? { ...value, cls } : value;
}

/** What a factory constructs is another object for each of its callers. */
function freshFrom(fn: FunctionSymbol, value: Value, site: CallSite): Value {
  if ((value.kind !== 'instance' && value.kind !== 'object') || value.site?.scope.owner !== fn) return value;
  return { ...value, site, origin: value.origin ?? value.site };
}

function modelledMethod({ receiver, name }: Value & { kind: 'library-method' }, site: CallSite, evaluator: Evaluator): ValueSet {
  const full = `${receiver.type}#${name}`;
  const result = evaluator.program.models.result(full);
  if (result?.of !== undefined)
    return only({
      kind: 'collection',
      type: 'list',
      elements: [],
      scope: site.scope,
      node: site.call,
      of: only({ kind: 'instance', type: result.of }),
    });
  if (result) return awaitedFirst(full, only({ kind: 'instance', type: result.type, ...(result.found ? {} : { site }) }), site, evaluator);
  return name === '__enter__' ? only(receiver) : unknown;
}

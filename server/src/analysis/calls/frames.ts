/** Changes of frame: what a callee's path is called in its caller. Paths that have no name there are lost. */
import type { Expression } from '../../ir/expression.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import type { Body, Context } from '../context.ts';
import { type AccessPath, pathKey, pathOf } from '../objects/access-path.ts';
import { backReferences } from '../objects/back-references.ts';
import { argumentOf, type Invocation } from './invocations.ts';

/** The key, in `caller`, of the callee's `path` when `invocation` runs it; undefined when the caller has no path to it. */
export function translated(path: AccessPath, invocation: Invocation, caller: Body, context: Context): string | undefined {
  const inCaller = translatedPath(path, invocation, caller, context);
  return inCaller && pathKey(inCaller);
}

export function translatedPath(path: AccessPath, invocation: Invocation, caller: Body, context: Context): AccessPath | undefined {
  switch (path.root.kind) {
    case 'global':
    case 'class':
      return path;
    case 'captured':
      return invocation.callee.scope.parent?.owner === caller
        ? { root: { kind: 'local', id: path.root.id }, attributes: path.attributes }
        : path;
    case 'self':
      if (!invocation.receiver && seesReceiverOf(invocation.callee, caller)) return path;
      return invocation.receiver && extended(invocation.receiver, path, caller, context);
    case 'parameter': {
      const argument = argumentOf(invocation, Number(path.root.id));
      return argument && extended(argument, path, caller, context);
    }
    default:
      return undefined;
  }
}

function extended(base: Expression, path: AccessPath, caller: Body, context: Context): AccessPath | undefined {
  const start = basePath(base, caller, context);
  return start && backReferences({ root: start.root, attributes: [...start.attributes, ...path.attributes] }, caller, context);
}

/** What a receiver or an argument is in the caller's frame; `super()` is the receiver itself. */
export function basePath(base: Expression, caller: Body, context: Context): AccessPath | undefined {
  const isSuper = base.kind === 'call' && base.callee.kind === 'name' && base.callee.id === 'super';
  return isSuper ? selfPath : pathOf(base, caller.scope, context);
}

/** A function or lambda inside the caller sees the caller's own receiver; a method of a class in there has one of its own. */
export const seesReceiverOf = (callee: FunctionSymbol, caller: Body): boolean => callee.cls === undefined && nestedIn(callee, caller);

/** It sees the caller's variables. */
export function nestedIn(callee: FunctionSymbol, caller: Body): boolean {
  for (let scope = callee.scope.parent; scope; scope = scope.parent) if (scope.owner === caller) return true;
  return false;
}

export const selfPath: AccessPath = { root: { kind: 'self', id: '' }, attributes: [] };

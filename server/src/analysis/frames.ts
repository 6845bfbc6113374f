/** Changes of frame: what a callee's path is called in its caller. Paths that have no name there are lost. */
import type { Call, Expression } from '../ir/expression.ts';
import { Evaluator } from '../semantic/evaluate.ts';
import { type FunctionSymbol, receiverName } from '../semantic/symbols.ts';
import { type AccessPath, pathKey, pathOf } from './access-path.ts';
import type { Body, Context } from './context.ts';

/** The key, in `caller`, of the callee's `path` when `call` runs `callee`; undefined when the caller has no path to it. */
export function translated(path: AccessPath, call: Call, callee: FunctionSymbol, caller: Body, context: Context): string | undefined {
  const inCaller = translatedPath(path, call, callee, caller, context);
  return inCaller && pathKey(inCaller);
}

export function translatedPath(path: AccessPath, call: Call, callee: FunctionSymbol, caller: Body, context: Context): AccessPath | undefined {
  switch (path.root.kind) {
    case 'global':
    case 'class':
      return path;
    case 'captured':
      return callee.scope.parent?.owner === caller ? { root: { kind: 'local', id: path.root.id }, attributes: path.attributes } : path;
    case 'self': {
      const receiver = receiverOf(call);
      return receiver && extended(receiver, path, caller, context);
    }
    case 'parameter': {
      const argument = argumentFor(Number(path.root.id), call, callee);
      return argument && extended(argument, path, caller, context);
    }
    default:
      return undefined;
  }
}

function extended(base: Expression, path: AccessPath, caller: Body, context: Context): AccessPath | undefined {
  const start = base.kind === 'call' && base.callee.kind === 'name' && base.callee.id === 'super' ? selfPath : pathOf(base, caller.scope, context);
  return start && { root: start.root, attributes: [...start.attributes, ...path.attributes] };
}

const selfPath: AccessPath = { root: { kind: 'self', id: '' }, attributes: [] };

export const receiverOf = (call: Call): Expression | undefined => (call.callee.kind === 'attribute' ? call.callee.object : undefined);

/** The argument that `call` passes for the callee's parameter at `index`, the receiver counted. */
export function argumentFor(index: number, call: Call, callee: FunctionSymbol): Expression | undefined {
  const parameter = callee.ir.parameters[index];
  const implicit = receiverName(callee) !== undefined && call.callee.kind === 'attribute' ? 1 : 0;
  const argument = index < implicit ? undefined : Evaluator.argument(call, index - implicit, parameter?.name);
  return argument && argument.star === 0 ? argument.value : undefined;
}

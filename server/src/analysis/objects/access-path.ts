/**
 * Access paths: how a body reaches an object, from a root through attributes. Within one run of a body equal paths
 * reach the same object, as long as nobody assigns to them in between, which is assumed (missed and, rarely, false alarms).
 */
import type { Expression } from '../../ir/expression.ts';
import { renderIndex } from '../../ir/render.ts';
import { forEachStatement } from '../../ir/visit.ts';
import { sharedAttributeOwner } from '../../semantic/classes.ts';
import {
  type Binding,
  decoratorNames,
  definingScope,
  type FunctionSymbol,
  functionOf,
  methodWithReceiver,
  type Scope,
} from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import type { Context } from '../context.ts';

/** `id` names the root for ever: the receiver, `module.name`, `Class`, `function.name`, the position of a parameter; of what only a caller can reach ('outer') where it was made. */
export interface Root {
  readonly kind: 'self' | 'parameter' | 'local' | 'captured' | 'global' | 'class' | 'outer';
  readonly id: string;
}
export interface AccessPath {
  readonly root: Root;
  readonly attributes: readonly string[];
}

export const pathKey = (path: AccessPath): string => [`${path.root.kind}:${path.root.id}`, ...path.attributes].join('.');

export function pathOf(node: Expression, scope: Scope, context: Context): AccessPath | undefined {
  switch (node.kind) {
    case 'name':
      return pathOfName(node.id, scope, context, 0);
    case 'attribute':
      return pathOfAttribute(node.object, node.name, scope, context);
    case 'parenthesized':
      return pathOf(node.value, scope, context);
    case 'subscript':
      return pathOfElement(node, scope, context);
    case 'call':
      return pathOfGetter(node, scope, context);
    default:
      return undefined;
  }
}

const self: AccessPath = { root: { kind: 'self', id: '' }, attributes: [] };

function pathOfName(name: string, scope: Scope, context: Context, hops: number): AccessPath | undefined {
  const method = methodWithReceiver(name, scope);
  if (method?.cls)
    return decoratorNames(method).includes('classmethod')
      ? { root: { kind: 'class', id: method.cls.qualifiedName }, attributes: [] }
      : self;
  const home = definingScope(name, scope);
  if (!home || hops > 8) return undefined;
  if (home.owner.kind === 'function') return pathOfVariable(name, home, scope, context, hops);
  if (home.owner.kind === 'class') return { root: { kind: 'class', id: home.owner.qualifiedName }, attributes: [name] };
  const bindings = home.bindings.get(name) ?? [];
  const imported = bindings.length === 1 && bindings[0]?.kind === 'import' ? importedGlobal(bindings[0], context) : undefined;
  return imported ?? { root: { kind: 'global', id: `${home.owner.name}.${name}` }, attributes: [] };
}

function importedGlobal(binding: Binding & { kind: 'import' }, context: Context): AccessPath | undefined {
  const origin = context.program.origin(binding);
  return origin && { root: { kind: 'global', id: `${origin.module.name}.${origin.name}` }, attributes: [] };
}

function pathOfVariable(name: string, home: Scope, scope: Scope, context: Context, hops: number): AccessPath | undefined {
  const fn = functionOf(home);
  if (!fn) return undefined;
  const bindings = home.bindings.get(name) ?? [];
  const [first] = bindings;
  if (bindings.length === 1 && first?.kind === 'parameter' && home === scope)
    return { root: { kind: 'parameter', id: String(first.index) }, attributes: [] };
  const alias = bindings.length === 1 && first?.kind === 'value' ? aliasOf(first.value, home, context, hops) : undefined;
  if (alias && home === scope) return alias;
  return { root: { kind: home === scope ? 'local' : 'captured', id: `${fn.qualifiedName}.${name}` }, attributes: [] };
}

/** `lock = self._lock`: the variable is another name for the path. */
function aliasOf(value: Expression, scope: Scope, context: Context, hops: number): AccessPath | undefined {
  if (value.kind === 'name') return pathOfName(value.id, scope, context, hops + 1);
  return value.kind === 'attribute' ? pathOf(value, scope, context) : undefined;
}

function pathOfAttribute(object: Expression, name: string, scope: Scope, context: Context): AccessPath | undefined {
  const values = context.evaluator.evaluate(object, scope).values;
  for (const value of values) {
    if (value.kind === 'module') return { root: { kind: 'global', id: `${value.module.name}.${name}` }, attributes: [] };
    const cls = value.kind === 'class' || value.kind === 'object' ? value.cls : undefined;
    const shared = cls && sharedAttributeOwner(cls, name, context.evaluator);
    if (shared) return { root: { kind: 'class', id: shared.qualifiedName }, attributes: [name] };
  }
  const base = pathOf(object, scope, context);
  if (!base) return undefined;
  const alias = aliasAttribute(values, name, context);
  return { root: base.root, attributes: [...base.attributes, ...(alias ?? [name])] };
}

/** `self.guard = self._lock` in the class: the attribute is another name for the other one. */
function aliasAttribute(known: readonly Value[], name: string, context: Context): readonly string[] | undefined {
  const values = known.filter(({ kind }) => kind !== 'constant');
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'object') return undefined;
  const bindings = value.cls.attributes.get(name) ?? [];
  const [binding] = bindings;
  if (bindings.length !== 1 || binding?.kind !== 'value' || binding.value.kind !== 'attribute' || binding.value.name === name)
    return undefined;
  const path = pathOf(binding.value, binding.scope, context);
  return path?.root.kind === 'self' ? path.attributes : undefined;
}

/** `cls.get_lock()`: a function whose only `return` gives a path of its own frame. */
function pathOfGetter(call: Expression & { kind: 'call' }, scope: Scope, context: Context): AccessPath | undefined {
  const { values } = context.evaluator.evaluate(call.callee, scope);
  const [target] = values;
  if (values.length !== 1 || (target?.kind !== 'function' && target?.kind !== 'bound') || call.arguments.length > 0) return undefined;
  const returned = onlyReturn(target.fn);
  const path = returned && pathOf(returned, target.fn.scope, context);
  if (path?.root.kind === 'global' || path?.root.kind === 'class') return path;
  const base = path?.root.kind === 'self' && call.callee.kind === 'attribute' ? pathOf(call.callee.object, scope, context) : undefined;
  return path && base && { root: base.root, attributes: [...base.attributes, ...path.attributes] };
}

function onlyReturn(fn: FunctionSymbol): Expression | undefined {
  const returned: Expression[] = [];
  forEachStatement(fn.ir.body, (statement) => {
    if (statement.kind === 'return' && statement.value) returned.push(statement.value);
  });
  const [value] = returned;
  return returned.length === 1 && value && (value.kind === 'name' || value.kind === 'attribute') ? value : undefined;
}

/** `locks[key]`, known by its text: the same element as long as the key's variables keep their values. */
function pathOfElement(node: Expression & { kind: 'subscript' }, scope: Scope, context: Context): AccessPath | undefined {
  const base = pathOf(node.object, scope, context);
  const index = node.indices.map(renderIndex).join(',');
  return base && !index.includes('…') ? { root: base.root, attributes: [...base.attributes, `[${index}]`] } : undefined;
}

/**
 * Callables that are declared to give something to await: a parameter, a variable, an attribute, or the element of a
 * loop over a container, annotated `Callable[…, Awaitable[…]]` or `Callable[…, Coroutine[…]]`, also under an alias of
 * the program. By the annotation alone, so it is a claim of the program, no proof. Errs on the side of silence: unions
 * of results, names bound in several ways, protocols with `__call__`.
 */
import type { Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { parseAnnotation } from '../../semantic/annotation-text.ts';
import { findAttribute } from '../../semantic/classes.ts';
import { type Binding, definingScope, lastIdentifier, receiverName, type Scope } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import type { Context } from '../context.ts';

interface Annotation {
  readonly node: Expression;
  readonly scope: Scope;
}

/** What calling `callee` is declared to give. */
export function declaredToGive(callee: Expression, scope: Scope, context: Context): 'coroutine' | 'future' | undefined {
  const declared = declaredType(callee, scope, context);
  const callable = declared && resolved(declared, context, 0);
  const parts = callable && parametersOf(callable.node, /^Callable$/);
  const result = parts?.[parts.length - 1];
  if (!callable || !result) return undefined;
  return awaitableIn(result);
}

/** Whether a value known to go there keeps what is claimed: an `async def`, or a plain function that says the same of itself. */
export function keepsClaim(value: Value): boolean {
  if (value.kind === 'callable') return true;
  if (value.kind !== 'function' && value.kind !== 'bound') return false;
  const { isAsync, isGenerator, returns } = value.fn.signature;
  return (isAsync && !isGenerator) || (returns !== undefined && awaitableIn(returns) !== undefined);
}

function awaitableIn(annotation: Expression): 'coroutine' | 'future' | undefined {
  const node = plain(annotation);
  const type = lastIdentifier(node.kind === 'subscript' ? node.object : node);
  return type === 'Coroutine' ? 'coroutine' : type === 'Awaitable' ? 'future' : undefined;
}

function declaredType(expression: Expression, scope: Scope, context: Context): Annotation | undefined {
  const node = unwrap(expression);
  if (node.kind === 'name') return declaredBy(definingScope(node.id, scope)?.bindings.get(node.id) ?? [], context);
  const fn = scope.owner.kind === 'function' ? scope.owner : undefined;
  if (node.kind !== 'attribute' || !fn?.cls || node.object.kind !== 'name' || node.object.id !== receiverName(fn)) return undefined;
  return declaredBy(findAttribute(fn.cls, node.name, context.evaluator), context);
}

/** Of several bindings one says the type, and the others only assign. */
function declaredBy(bindings: readonly Binding[], context: Context): Annotation | undefined {
  const found = bindings.flatMap((binding) => annotationOf(binding, context) ?? []);
  return found.length === 1 && (bindings.length === 1 || bindings.every(({ kind }) => kind === 'value' || kind === 'declared'))
    ? found[0]
    : undefined;
}

function annotationOf(binding: Binding, context: Context): Annotation | undefined {
  switch (binding.kind) {
    case 'value':
    case 'declared':
      return binding.annotation && { node: binding.annotation, scope: binding.scope };
    case 'parameter': {
      const parameter = binding.fn.signature.parameters[binding.index];
      const isOne = parameter && parameter.kind !== 'vararg' && parameter.kind !== 'kwarg';
      return isOne && parameter.annotation ? { node: parameter.annotation, scope: binding.fn.scope.parent ?? binding.fn.scope } : undefined;
    }
    case 'element':
      return binding.path.length === 1 && binding.path[0] === 'any' ? elementOf(binding, context) : undefined;
    default:
      return undefined;
  }
}

const containers = /^(list|List|set|Set|frozenset|FrozenSet|deque|Deque|Sequence|MutableSequence|Iterable|Collection|Iterator)$/;

function elementOf({ value, scope }: Binding & { kind: 'element' }, context: Context): Annotation | undefined {
  const declared = declaredType(value, scope, context);
  const container = declared && resolved(declared, context, 0);
  const [element, ...more] = (container && parametersOf(container.node, containers)) ?? [];
  return container && element && more.length === 0 ? { node: element, scope: container.scope } : undefined;
}

/** `X` of `Name[X]`, if the name is one of `names`. */
function parametersOf(node: Expression, names: RegExp): readonly Expression[] | undefined {
  if (node.kind !== 'subscript' || !names.test(lastIdentifier(node.object) ?? '')) return undefined;
  const [single] = node.indices;
  return node.indices.length === 1 && single?.kind === 'collection' && single.type === 'tuple' ? single.elements : node.indices;
}

/** More aliases are not followed. */
const mostHops = 4;

/** Without quotes, without `Optional`, and what an alias stands for. */
function resolved({ node, scope }: Annotation, context: Context, hops: number): Annotation {
  const inner = withoutNone(plain(node));
  if (hops >= mostHops) return { node: inner, scope };
  if (inner !== node) return resolved({ node: inner, scope }, context, hops + 1);
  const alias = inner.kind === 'name' ? aliasOf(inner.id, scope, context) : undefined;
  return alias ? resolved(alias, context, hops + 1) : { node: inner, scope };
}

function plain(node: Expression): Expression {
  const inner = unwrap(node);
  return inner.kind === 'constant' && inner.type === 'str' ? (parseAnnotation(String(inner.value)) ?? inner) : inner;
}

const isNone = (node: Expression): boolean => node.kind === 'constant' && node.type === 'none';

function withoutNone(node: Expression): Expression {
  const [only] = parametersOf(node, /^(Optional|Final)$/) ?? [];
  if (only) return only;
  const sides = node.kind === 'binary' && node.operator === '|' ? [node.left, node.right] : (parametersOf(node, /^Union$/) ?? []);
  const kept = sides.filter((side) => !isNone(unwrap(side)));
  return kept.length === 1 && sides.length === 2 ? (kept[0] ?? node) : node;
}

/** `Hook = Callable[…]` in this file, or in the one the name is imported from. */
function aliasOf(name: string, scope: Scope, context: Context): Annotation | undefined {
  const bindings = definingScope(name, scope)?.bindings.get(name) ?? [];
  const [only] = bindings;
  if (bindings.length !== 1 || !only) return undefined;
  if (only.kind === 'value') return { node: only.value, scope: only.scope };
  const origin = only.kind === 'import' ? context.program.origin(only) : undefined;
  const [value, ...more] = origin?.module.scope.bindings.get(origin.name) ?? [];
  return value?.kind === 'value' && more.length === 0 ? { node: value.value, scope: value.scope } : undefined;
}

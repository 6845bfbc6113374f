/**
 * Types that annotations name, as evidence: `threading.Lock`, `Optional[Lock]`, `"Lock | None"`, a class of the program,
 * containers of such, `type[X]`, `Callable[…, X]`, aliases and bounds of type variables. The type is known, which object
 * it is is not. Errs on the side of nothing: an annotation not understood says nothing.
 */
import type { Analysis } from '../engine/analysis.ts';
import type { Expression } from '../ir/expression.ts';
import type { Models } from '../models/models.ts';
import { parseAnnotation } from './annotation-text.ts';
import type { Evaluator } from './evaluate.ts';
import { type ClassSymbol, definingScope, lastIdentifier, type Scope } from './symbols.ts';
import type { Collection, Value, ValueSet } from './value.ts';

interface Place {
  readonly scope: Scope;
  readonly evaluator: Evaluator;
  /** Aliases followed so far. */
  readonly hops: number;
}

export const evaluateAnnotation = (annotation: Expression, scope: Scope, evaluator: Evaluator): readonly Value[] =>
  meaning(annotation, { scope, evaluator, hops: 0 });

function meaning(annotation: Expression, place: Place): readonly Value[] {
  switch (annotation.kind) {
    case 'name':
    case 'attribute':
      return named(annotation, place);
    case 'constant':
      return annotation.type === 'str' ? quoted(annotation, place) : [];
    case 'binary':
      return annotation.operator === '|' ? [annotation.left, annotation.right].flatMap((side) => meaning(side, place)) : [];
    case 'subscript':
      return generic(annotation, place);
    case 'collection':
      return annotation.elements.flatMap((element) => meaning(element, place));
    case 'parenthesized':
      return meaning(annotation.value, place);
    default:
      return [];
  }
}

function quoted(annotation: Expression, place: Place): readonly Value[] {
  const parsed = place.evaluator.program.store.get(texts, annotation, undefined);
  return parsed.node ? meaning(parsed.node, place) : [];
}

const texts: Analysis<Expression, { readonly node: Expression | undefined }, undefined> = {
  name: 'annotation-texts',
  compute: (node) => ({ node: node.kind === 'constant' ? parseAnnotation(String(node.value)) : undefined }),
};

function named(annotation: Expression, place: Place): readonly Value[] {
  const { values } = place.evaluator.evaluate(annotation, place.scope);
  if (values.some((value) => value.kind === 'library' && /^typing(_extensions)?\.Self$/.test(value.name))) return own(place.scope);
  const found = instancesOf(values, place);
  return found.length === 0 && annotation.kind === 'name' ? aliased(annotation.id, place) : found;
}

/** `Locks = Dict[str, Lock]`, `T = TypeVar('T', bound=Worker)` */
function aliased(name: string, { scope, evaluator, hops }: Place): readonly Value[] {
  const bindings = definingScope(name, scope)?.bindings.get(name) ?? [];
  const [binding] = bindings;
  if (bindings.length !== 1 || binding?.kind !== 'value' || hops > mostHops) return [];
  const { value } = binding;
  const bound =
    value.kind === 'call' && lastIdentifier(value.callee) === 'TypeVar' && value.arguments.find(({ keyword }) => keyword === 'bound');
  const meant = bound ? bound.value : value.kind === 'subscript' || value.kind === 'binary' ? value : undefined;
  return meant ? meaning(meant, { scope: binding.scope, evaluator, hops: hops + 1 }) : [];
}

const mostHops = 4;

function own(scope: Scope): readonly Value[] {
  const cls = classAround(scope);
  return cls ? [{ kind: 'object', cls }] : [];
}

function classAround(scope: Scope): ClassSymbol | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) if (current.owner.kind === 'class') return current.owner;
  return undefined;
}

const instancesOf = (values: readonly Value[], { evaluator }: Place): readonly Value[] =>
  values.flatMap((value) => instanceOf(value, evaluator.program.models));

function instanceOf(value: Value, models: Models): readonly Value[] {
  if (value.kind === 'class') return [{ kind: 'object', cls: value.cls }];
  if (value.kind !== 'library') return [];
  if (/^(str|bytes|list|dict|set|tuple|int|float)$/.test(value.name)) return [{ kind: 'instance', type: value.name }];
  const isType = /(^|\.)_?[A-Z]\w*$/.test(value.name) || /(^|\.)(deque|defaultdict)$/.test(value.name);
  return isType && !/^(typing|collections\.abc|typing_extensions)\./.test(value.name)
    ? [{ kind: 'instance', type: models.canonical(value.name) }]
    : [];
}

/** What the parameters of a generic type mean, by its last identifier: typing, collections.abc and the built-ins agree on names. */
type Shape =
  | 'wrapper'
  | 'first'
  | 'list'
  | 'set'
  | 'generator'
  | 'dict'
  | 'deque'
  | 'tuple'
  | 'class'
  | 'callable'
  | 'awaitable'
  | 'coroutine'
  | 'reference';

const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...words('wrapper', 'Optional Union Final ClassVar InitVar Required NotRequired ReadOnly'),
  ...words('first', 'Annotated'),
  ...words('list', 'list List Sequence Iterable Collection MutableSequence Container Reversible ValuesView'),
  ...words('set', 'set Set frozenset FrozenSet AbstractSet MutableSet KeysView WeakSet'),
  ...words('generator', 'Iterator Generator AsyncIterator AsyncIterable AsyncGenerator'),
  ...words('dict', 'dict Dict Mapping MutableMapping DefaultDict defaultdict OrderedDict WeakKeyDictionary WeakValueDictionary ChainMap'),
  ...words('deque', 'deque Deque'),
  ...words('tuple', 'tuple Tuple'),
  ...words('class', 'type Type'),
  ...words('callable', 'Callable'),
  ...words('awaitable', 'Awaitable'),
  ...words('coroutine', 'Coroutine'),
  ...words('reference', 'ref ReferenceType WeakMethod'),
]);

function words(shape: Shape, names: string): readonly (readonly [string, Shape])[] {
  return names.split(' ').map((name) => [name, shape]);
}

function generic(node: Expression & { kind: 'subscript' }, place: Place): readonly Value[] {
  const name = lastIdentifier(node.object);
  const [single] = node.indices;
  const parts = node.indices.length === 1 && single?.kind === 'collection' && single.type === 'tuple' ? single.elements : node.indices;
  const shape = name === undefined ? undefined : shapes.get(name);
  const values = place.evaluator.evaluate(node.object, place.scope).values;
  if (shape && !values.some((value) => value.kind === 'class')) return shaped(shape, node, parts, place);
  const of = inside(parts, place);
  return instancesOf(values, place).map((value) => (value.kind === 'instance' && of.values.length > 0 ? { ...value, of } : value));
}

function shaped(shape: Shape, node: Expression, parts: readonly Expression[], place: Place): readonly Value[] {
  switch (shape) {
    case 'wrapper':
      return parts.flatMap((part) => meaning(part, place));
    case 'first':
      return parts.slice(0, 1).flatMap((part) => meaning(part, place));
    case 'list':
    case 'set':
    case 'generator':
      return holding({ type: shape, of: inside(parts.slice(0, 1), place) }, node, place);
    case 'dict':
      return holding({ type: 'dict', keys: inside(parts.slice(0, 1), place), of: inside(parts.slice(1), place) }, node, place);
    case 'deque':
      return [{ kind: 'instance', type: 'collections.deque', of: inside(parts.slice(0, 1), place) }];
    case 'tuple':
      return tupleOf(parts, node, place);
    case 'class':
      return parts.flatMap((part) => meaning(part, place)).flatMap(classOf);
    case 'callable':
    case 'reference':
      return giving(inside(parts.slice(-1), place), (returns) => ({ kind: 'callable', returns, node }));
    case 'awaitable':
    case 'coroutine':
      return giving(inside(parts.slice(-1), place), (gives) => ({ kind: 'awaitable', gives, node }));
  }
}

const inside = (parts: readonly Expression[], place: Place): ValueSet => ({
  values: parts.flatMap((part) => meaning(part, place)),
  open: true,
});

const giving = (set: ValueSet, make: (set: ValueSet) => Value): readonly Value[] => (set.values.length > 0 ? [make(set)] : []);

type Contents = Pick<Collection, 'type' | 'of' | 'keys' | 'positions'>;

const holding = (contents: Contents, node: Expression, { scope }: Place): readonly Value[] => [
  { kind: 'collection', node, scope, elements: [], ...contents },
];

function tupleOf(parts: readonly Expression[], node: Expression, place: Place): readonly Value[] {
  const isEndless = parts.some((part) => part.kind === 'constant' && part.type === 'ellipsis');
  if (isEndless) return holding({ type: 'tuple', of: inside(parts.slice(0, 1), place) }, node, place);
  return holding({ type: 'tuple', positions: parts.map((part) => inside([part], place)) }, node, place);
}

function classOf(value: Value): readonly Value[] {
  if (value.kind === 'object') return [{ kind: 'class', cls: value.cls }];
  return value.kind === 'instance' ? [{ kind: 'library', name: value.type }] : [];
}

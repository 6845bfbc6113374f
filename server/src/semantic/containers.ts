/**
 * What collections hold: lists, tuples, sets, dicts, generators, and the library's deques and queues. Contents come
 * from literals, from what is put in anywhere through a name the collection is bound to, and from annotations.
 * Flow-insensitive: an element is any element, except in tuples and under the constant keys of a dict literal.
 */
import type { Analysis } from '../engine/analysis.ts';
import type { Call, Expression } from '../ir/expression.ts';
import type { Evaluator } from './evaluate.ts';
import { insertionsInto, keysInto } from './insertions.ts';
import { yieldsOf } from './returns.ts';
import { iterationOf, specialOf } from './specials.ts';
import type { CallSite, Scope } from './symbols.ts';
import { type Collection, each, nothing, only, sameValues, typesOf, union, unknown, type Value, type ValueSet } from './value.ts';

type Instance = Value & { readonly kind: 'instance' };

/** Library classes whose objects are filled by `append`, `put`, `add` and subscripts. */
const filled: ReadonlySet<string> = new Set([
  'collections.deque',
  'collections.defaultdict',
  'collections.OrderedDict',
  'collections.UserDict',
  'collections.UserList',
  'queue.Queue',
  'queue.LifoQueue',
  'queue.PriorityQueue',
  'queue.SimpleQueue',
  'asyncio.Queue',
  'asyncio.LifoQueue',
  'asyncio.PriorityQueue',
  'multiprocessing.Queue',
  'multiprocessing.JoinableQueue',
  'multiprocessing.SimpleQueue',
  'weakref.WeakSet',
  'weakref.WeakKeyDictionary',
  'weakref.WeakValueDictionary',
]);

const mappings: ReadonlySet<string> = new Set([
  'collections.defaultdict',
  'collections.OrderedDict',
  'collections.UserDict',
  'weakref.WeakKeyDictionary',
  'weakref.WeakValueDictionary',
]);

const isMapping = (value: Collection | Instance): boolean =>
  value.kind === 'collection' ? value.type === 'dict' : mappings.has(value.type);

export const standsForContents = (value: Value): value is Collection | Instance =>
  value.kind === 'collection' || (value.kind === 'instance' && (filled.has(value.type) || value.of !== undefined));

/** What iterating over any of `set` gives: the keys of a dict, the elements of others. */
export const iterated = (set: ValueSet, evaluator: Evaluator): ValueSet => each(set, (value) => iteratedValue(value, evaluator));

function iteratedValue(value: Value, evaluator: Evaluator): ValueSet {
  if (value.kind === 'generator') return yieldsOf(value.fn, evaluator);
  if (value.kind === 'object') return iterationOf(value, evaluator);
  if (!standsForContents(value)) return unknown;
  return isMapping(value) ? keysOf(value, evaluator) : contentsOf(value, evaluator);
}

/** What a subscript of any of `set` gives: the values of a dict, the elements of others. */
export function subscripted(set: ValueSet, index: Expression | undefined, evaluator: Evaluator): ValueSet {
  return each(set, (value): ValueSet => {
    if (value.kind === 'object') return specialOf(value, '__getitem__', evaluator);
    if (
      value.kind === 'class' ||
      (value.kind === 'library' && /(^|\.)([A-Z]\w*|list|dict|set|tuple|type|deque|defaultdict)$/.test(value.name))
    )
      return only(value);
    if (!standsForContents(value)) return unknown;
    if (index?.kind === 'opaque') return only(value);
    return (index && chosen(value, index, evaluator)) ?? contentsOf(value, evaluator);
  });
}

/** The element at a known place: `pair[0]`, `{'a': x}['a']`. */
function chosen(value: Collection | Instance, index: Expression, evaluator: Evaluator): ValueSet | undefined {
  const key = index.kind === 'constant' ? index.value : undefined;
  if (value.kind !== 'collection' || key === undefined) return undefined;
  if (typeof key === 'number' && value.type === 'tuple') return positioned(value, key, evaluator);
  const { node } = value;
  if (node.kind !== 'collection' || !node.keys) return undefined;
  const places = node.keys.flatMap((known, place) => (known?.kind === 'constant' && known.value === key ? [place] : []));
  const found = places.flatMap((place) => node.elements[place] ?? []);
  if (found.length === 0) return undefined;
  return union([...found.map((element) => evaluator.evaluate(element, value.scope)), ...inserted(value, evaluator)]);
}

/** What a target of a loop or of an unpacking is bound to. */
export const partAt = (set: ValueSet, path: readonly (number | 'any')[], evaluator: Evaluator): ValueSet =>
  path.reduce<ValueSet>((whole, step) => (step === 'any' ? iterated(whole, evaluator) : elementAt(whole, step, evaluator)), set);

/** The element that unpacking gives at `index`, counted from the start. */
const elementAt = (set: ValueSet, index: number, evaluator: Evaluator): ValueSet =>
  each(set, (value) => (value.kind === 'collection' && positioned(value, index, evaluator)) || iteratedValue(value, evaluator));

function positioned(value: Collection, index: number, evaluator: Evaluator): ValueSet | undefined {
  if (value.positions) return value.positions.at(index) ?? nothing;
  const { node } = value;
  const element = node.kind === 'collection' && node.elements === value.elements ? value.elements[index] : undefined;
  const isPlain = value.type === 'tuple' && !value.elements.slice(0, index + 1).some((before) => before.kind === 'starred');
  return element && isPlain ? evaluator.evaluate(element, value.scope) : undefined;
}

/** Everything inside: of a dict its values. */
export function contentsOf(value: Collection | Instance, evaluator: Evaluator): ValueSet {
  if (value.kind === 'instance') return contentsOfInstance(value, evaluator);
  const parts = [
    ...(value.of ? [value.of] : []),
    ...(value.positions ?? []),
    ...value.elements.map((element) => elementIn(element, value, evaluator)),
    ...inserted(value, evaluator),
  ];
  return union(parts);
}

function elementIn(element: Expression, { scope, type, node }: Collection, evaluator: Evaluator): ValueSet {
  if (element.kind === 'starred') return elementsIn(element.value, scope, evaluator);
  const isSpread = type === 'dict' && node.kind === 'collection' && node.keys?.[node.elements.indexOf(element)] === null;
  return isSpread ? valuesIn(element, scope, evaluator) : evaluator.evaluate(element, scope);
}

function contentsOfInstance(value: Instance, evaluator: Evaluator): ValueSet {
  const { site, of } = value;
  if (of) return of;
  if (!site) return unknown;
  const [first] = site.call.arguments;
  const given = first && first.star === 0 && first.keyword === undefined ? first.value : undefined;
  const initial = given && initialContents(value.type, given, site, evaluator);
  return union([...(initial ? [initial] : []), ...put(site.call, site.scope, evaluator)]);
}

function initialContents(type: string, given: Expression, { call, scope }: CallSite, evaluator: Evaluator): ValueSet {
  if (type === 'collections.defaultdict') return made(evaluator.evaluate(given, scope), call, scope, evaluator);
  return type === 'collections.deque' ? elementsIn(given, scope, evaluator) : nothing;
}

/** What a `defaultdict` fills itself with: another object for every key. */
function made(factory: ValueSet, call: Call, scope: Scope, evaluator: Evaluator): ValueSet {
  const argument = call.arguments[0]?.value;
  return each(factory, (value): ValueSet => {
    if (value.kind === 'constant') return nothing;
    if (argument && value.kind === 'library' && /^(list|dict|set)$/.test(value.name))
      return only({
        kind: 'collection',
        type: value.name === 'dict' ? 'dict' : value.name === 'set' ? 'set' : 'list',
        node: argument,
        scope,
        elements: [],
      });
    return typesOf(evaluator.called(value, evaluator.program.siteOf(call, scope)));
  });
}

/** What is put in by others, through the names the collection is bound to. */
const inserted = (value: Collection, evaluator: Evaluator): readonly ValueSet[] =>
  value.type === 'tuple' || value.type === 'generator' ? [] : put(value.node, value.scope, evaluator);

const put = (node: Expression, scope: Scope, evaluator: Evaluator): readonly ValueSet[] =>
  insertionsInto(node, scope, evaluator)?.map(({ value, scope: where, puts }) => {
    if (puts !== 'it' && puts !== 'default') return valuesIn(value, where, evaluator);
    const set = evaluator.evaluate(value, where);
    return puts === 'it' ? set : typesOf(set);
  }) ?? [unknown];

/** A collection may be put into itself (`d.update(d)`, `d = {**d}`): what another one holds is a question of its own. */
const elementsIn = (node: Expression, scope: Scope, evaluator: Evaluator): ValueSet =>
  evaluator.program.store.get(elements, node, evaluator, scope);
const valuesIn = (node: Expression, scope: Scope, evaluator: Evaluator): ValueSet =>
  evaluator.program.store.get(contents, node, evaluator, scope);

const elements: Analysis<Expression, ValueSet, Evaluator, Scope> = {
  name: 'elements',
  bottom: nothing,
  cut: unknown,
  equals: sameValues,
  compute: (node, evaluator, scope) => iterated(evaluator.evaluate(node, scope), evaluator),
};

const contents: Analysis<Expression, ValueSet, Evaluator, Scope> = {
  name: 'contents',
  bottom: nothing,
  cut: unknown,
  equals: sameValues,
  compute: (node, evaluator, scope) => valuesOf(evaluator.evaluate(node, scope), evaluator),
};

/** The keys of dicts. */
export function keysOf(value: Collection | Instance, evaluator: Evaluator): ValueSet {
  if (value.kind === 'instance') {
    const { site } = value;
    return site && !value.of ? union(keysInto(site.call, site.scope, evaluator)) : unknown;
  }
  if (value.keys) return value.keys;
  const { node, scope } = value;
  if (node.kind === 'comprehension') return node.key ? evaluator.evaluate(node.key, scope) : unknown;
  const own = node.kind === 'collection' ? (node.keys ?? []) : [];
  const spread = own.flatMap((key, index) => (key ? [] : (value.elements[index] ?? [])));
  return union([
    ...own.flatMap((key) => (key ? [evaluator.evaluate(key, scope)] : [])),
    ...spread.map((each) => elementsIn(each, scope, evaluator)),
    ...keysInto(node, scope, evaluator),
  ]);
}

/** The values of dicts. */
export const valuesOf = (set: ValueSet, evaluator: Evaluator): ValueSet =>
  each(set, (value) => (standsForContents(value) ? contentsOf(value, evaluator) : unknown));

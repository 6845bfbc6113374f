/** Built-in functions and itertools over collections: what they give holds what they are given. */
import type { Argument } from '../ir/expression.ts';
import { iterated, subscripted } from './containers.ts';
import type { Evaluator } from './evaluate.ts';
import type { CallSite } from './symbols.ts';
import { type Collection, each, nothing, only, union, unknown, type Value, type ValueSet } from './value.ts';

/** Undefined for calls that have nothing to do with collections. */
export function iterableCall(name: string, site: CallSite, evaluator: Evaluator): ValueSet | undefined {
  if (name === 'dict' || name === 'collections.OrderedDict') return dictOf(name, site, evaluator);
  if (!known.has(name)) return undefined;
  const { call, scope } = site;
  const sets = call.arguments
    .filter(({ keyword, star }) => keyword === undefined && star !== 2)
    .map((argument) => argumentValue(argument, site, evaluator));
  const make: Maker = (contents) => only({ kind: 'collection', node: call, scope, elements: [], ...contents });
  return copies.has(name)
    ? copied(name, sets[0], make, evaluator)
    : (picked(name, sets, evaluator) ?? woven(name, sets, make, site, evaluator));
}

/** Calls that make a collection of the elements of another. */
const copies: ReadonlySet<string> = new Set(['list', 'tuple', 'set', 'frozenset', 'sorted', 'reversed', 'iter']);

const known: ReadonlySet<string> = new Set([
  ...copies,
  ...'copy.copy filter next anext min max enumerate zip map dict.fromkeys random.choice concurrent.futures.as_completed'.split(' '),
  ...'cycle islice filterfalse takewhile dropwhile zip_longest chain chain.from_iterable repeat'
    .split(' ')
    .map((name) => `itertools.${name}`),
]);

/** Calls that give a collection as it is, or one of its elements. */
function picked(name: string, sets: readonly ValueSet[], evaluator: Evaluator): ValueSet | undefined {
  const [first = unknown] = sets;
  switch (name) {
    case 'copy.copy':
    case 'itertools.cycle':
    case 'itertools.islice':
      return first;
    case 'filter':
    case 'itertools.filterfalse':
    case 'itertools.takewhile':
    case 'itertools.dropwhile':
      return sets[1];
    case 'next':
    case 'anext':
      return union([iterated(first, evaluator), ...sets.slice(1)]);
    case 'min':
    case 'max':
      return sets.length === 1 ? iterated(first, evaluator) : union(sets);
    case 'random.choice':
      return subscripted(first, undefined, evaluator);
    default:
      return undefined;
  }
}

/** Calls that give a new iterator over something made of the elements. */
function woven(name: string, sets: readonly ValueSet[], make: Maker, site: CallSite, evaluator: Evaluator): ValueSet {
  const rows = sets.map((set) => iterated(set, evaluator));
  const [first = unknown] = rows;
  const over = (of: ValueSet): ValueSet => make({ type: 'generator', of });
  switch (name) {
    case 'dict.fromkeys':
      return make({ type: 'dict', keys: first, of: sets[1] ?? nothing });
    case 'enumerate':
      return over(pair(unknown, first, site));
    case 'zip':
    case 'itertools.zip_longest':
      return over(tuple(rows, site));
    case 'map':
      return over(each(sets[0] ?? unknown, (value) => evaluator.called(value, site)));
    case 'itertools.chain':
      return over(union(rows));
    case 'itertools.chain.from_iterable':
      return over(iterated(first, evaluator));
    case 'itertools.repeat':
      return over(sets[0] ?? unknown);
    default:
      return over(first);
  }
}

function argumentValue({ value, star }: Argument, { scope }: CallSite, evaluator: Evaluator): ValueSet {
  const set = evaluator.evaluate(value, scope);
  return star === 0 ? set : iterated(set, evaluator);
}

/** A tuple of these, made at the call. */
export const tuple = (positions: readonly ValueSet[], { call, scope }: CallSite): ValueSet =>
  only({ kind: 'collection', type: 'tuple', node: call, scope, elements: [], positions });

export const pair = (left: ValueSet, right: ValueSet, site: CallSite): ValueSet => tuple([left, right], site);

type Maker = (contents: Omit<Collection, 'kind' | 'node' | 'scope' | 'elements'>) => ValueSet;

/** A list stays the list it was made from, for what it holds; of a dict the keys are left. */
function copied(name: string, source: ValueSet | undefined, make: Maker, evaluator: Evaluator): ValueSet {
  const type = name === 'tuple' ? 'tuple' : name === 'iter' ? 'generator' : /set$/.test(name) ? 'set' : 'list';
  if (!source) return make({ type });
  const stays = (value: Value): boolean => value.kind === 'collection' && value.type !== 'dict';
  if (source.values.every(stays)) return source;
  return each(source, (value) => (stays(value) ? only(value) : make({ type, of: iterated(only(value), evaluator) })));
}

/** `dict(other)`, `dict(a=x)`; of an OrderedDict that starts empty the tables know more. */
function dictOf(name: string, { call, scope }: CallSite, evaluator: Evaluator): ValueSet | undefined {
  const [first] = call.arguments;
  if (!first && name !== 'dict') return undefined;
  if (!first) return only({ kind: 'collection', type: 'dict', node: call, scope, elements: [] });
  if (call.arguments.every(({ keyword }) => keyword !== undefined))
    return only({ kind: 'collection', type: 'dict', node: call, scope, elements: call.arguments.map(({ value }) => value) });
  if (first.star !== 0) return unknown;
  return each(evaluator.evaluate(first.value, scope), (value) =>
    value.kind === 'collection' && value.type === 'dict' ? only(value) : ofPairs(value, { call, scope }, evaluator),
  );
}

/** `dict(zip(names, locks))` */
function ofPairs(value: Value, { call, scope }: Pick<CallSite, 'call' | 'scope'>, evaluator: Evaluator): ValueSet {
  const rows = iterated(only(value), evaluator);
  const at = (index: number): ValueSet => subscripted(rows, { kind: 'constant', type: 'int', value: index, start: 0, end: 0 }, evaluator);
  return only({ kind: 'collection', type: 'dict', node: call, scope, elements: [], keys: at(0), of: at(1) });
}

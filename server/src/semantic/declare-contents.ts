/**
 * What a unit puts into collections, and which names collections go by: `d[key] = value`, `xs.append(value)`,
 * `groups[key].append(value)`. By spelling alone; whether the object is a collection is asked when somebody wants to know.
 */
import type { Call, Expression } from '../ir/expression.ts';
import type { Declarations } from './declarations.ts';
import { leadOf } from './leading-names.ts';
import type { SymbolIndex } from './symbol-index.ts';
import { type Insertion, lastIdentifier, type Scope } from './symbols.ts';

interface Place {
  readonly index: SymbolIndex;
  readonly out: Declarations;
  readonly scope: Scope;
}

/** Where the value stands among the arguments, and what it is put in as. */
interface Inserter {
  readonly index: number;
  readonly puts: Insertion['puts'];
  readonly key?: number;
}

const it: Inserter = { index: 0, puts: 'it' };
const elements: Inserter = { index: 0, puts: 'elements' };

const inserters: ReadonlyMap<string, Inserter> = new Map<string, Inserter>([
  ['append', it],
  ['appendleft', it],
  ['add', it],
  ['put', it],
  ['put_nowait', it],
  ['insert', { index: 1, puts: 'it' }],
  ['extend', elements],
  ['extendleft', elements],
  ['update', elements],
  ['setdefault', { index: 1, puts: 'default', key: 0 }],
]);

/** Functions that put their second argument into their first. */
const functions: ReadonlySet<string> = new Set(['heappush', 'insort', 'insort_left', 'insort_right']);

export function recordInserted({ callee, arguments: given }: Call, place: Place): void {
  if (callee.kind !== 'attribute' && callee.kind !== 'name') return;
  const name = callee.kind === 'name' ? callee.id : callee.name;
  const [first, second] = given;
  if (functions.has(name) && first && second) {
    recordInsertion({ object: first.value, value: second.value, puts: 'it', scope: place.scope }, place);
    return;
  }
  const inserter = callee.kind === 'attribute' ? inserters.get(name) : undefined;
  const value = inserter && given[inserter.index];
  if (!inserter || callee.kind !== 'attribute' || value?.star !== 0) return;
  const key = inserter.key === undefined ? undefined : given[inserter.key]?.value;
  recordInsertion({ object: callee.object, value: value.value, puts: inserter.puts, scope: place.scope, ...(key ? { key } : {}) }, place);
}

/** `object[key] = value`; a slice takes each element. */
export function declareElement({ object, indices }: Expression & { kind: 'subscript' }, value: Expression, place: Place): void {
  const [key] = indices;
  const puts = key?.kind === 'opaque' ? 'elements' : 'it';
  recordInsertion({ object, value, puts, scope: place.scope, ...(key && puts === 'it' ? { key } : {}) }, place);
}

export function recordInsertion(insertion: Insertion, { index, out }: Place): void {
  const holder = holderOf(insertion.object);
  if (!holder) return;
  out.mentions.insertions.add(lastIdentifier(holder) ?? '', insertion);
  giveName(insertion.value, lastIdentifier(holder) ?? '', leadOf(holder, insertion.scope) ?? '', index);
}

/** The name of the outermost collection: `groups` of `groups[key]` and of `groups.setdefault(key, [])`. */
function holderOf(node: Expression): Expression | undefined {
  switch (node.kind) {
    case 'name':
    case 'attribute':
      return node;
    case 'subscript':
      return holderOf(node.object);
    case 'call':
      return node.callee.kind === 'attribute' && /^(get|setdefault)$/.test(node.callee.name) ? holderOf(node.callee.object) : undefined;
    default:
      return undefined;
  }
}

export const isLiteral = (node: Expression): boolean => node.kind === 'collection' || node.kind === 'comprehension';

/** `value`, and the collections inside it, can be found under `name`, which leads from elsewhere as `lead`. */
export function giveName(value: Expression, name: string, lead: string, index: SymbolIndex): void {
  for (const node of makersIn(value)) {
    const names = index.namesOf.get(node);
    if (!names) index.namesOf.set(node, [{ lead, name }]);
    else if (!names.some((each) => each.lead === lead)) names.push({ lead, name });
  }
}

/** The literals and calls that `node` may come out as or hold; of calls what they may be given to fill themselves with, too. */
function makersIn(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'collection':
      return [node, ...node.elements.flatMap(makersIn)];
    case 'comprehension':
      return [node, ...makersIn(node.element)];
    case 'call':
      return [
        node,
        ...node.arguments.flatMap(({ value }) => (value.kind === 'name' && /^(list|dict|set|deque)$/.test(value.id) ? [value] : [])),
      ];
    case 'boolean':
      return [...makersIn(node.left), ...makersIn(node.right)];
    case 'conditional':
      return [...makersIn(node.body), ...makersIn(node.orElse)];
    case 'parenthesized':
    case 'named':
      return makersIn(node.value);
    default:
      return [];
  }
}

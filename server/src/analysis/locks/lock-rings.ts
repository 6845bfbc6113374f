/**
 * Rings of locks: each thread holds an element of a collection and asks for the next, and the last asks for the first
 * (Dijkstra's dining philosophers). The graph of single locks does not show it, for nobody knows which element is
 * which; that the index wraps around does. Errs on the side of silence: an index that does not wrap, one thread that
 * asks the other way round, or any other lock held meanwhile, is no ring.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { callersOf } from '../calls/call-graph.ts';
import { translatedPath } from '../calls/frames.ts';
import type { Invocation } from '../calls/invocations.ts';
import { mayTouchLocks } from '../calls/lock-handling.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type AccessPath, pathKey, pathOf } from '../objects/access-path.ts';
import { localName } from '../objects/escapes.ts';
import { type OpenEdge, openEdges } from './lock-order-edges.ts';
import { canMeet } from './lock-order-graph.ts';
import { spawnsOf } from './lock-order-objects.ts';

export interface LockRing {
  readonly edge: OpenEdge;
  /** The collection's name, as its program calls it. */
  readonly collection: string;
}

/** At most one of a body. */
export const lockRings = defineAnalysis<Body, readonly LockRing[]>({
  name: 'lock-rings',
  compute: (body, context) => {
    if (!context.get(mayTouchLocks, body)) return [];
    const turns = context.get(openEdges, body).flatMap((edge) => waysOf(edge, body, context).map((way) => ({ edge, turn: turnOf(way) })));
    const [first] = turns;
    if (!first?.turn || first.edge.guards.length > 0 || turns.some(({ turn }) => turn?.key !== first.turn?.key)) return [];
    return canMeet(first.edge.place, first.edge.place, first.edge.domain, context)
      ? [{ edge: first.edge, collection: first.turn.collection }]
      : [];
  },
});

/** The locks of an edge as those name them who hand them over. */
type Way = readonly [from: AccessPath | undefined, to: AccessPath | undefined];

function waysOf({ from, to }: OpenEdge, body: Body, context: Context): readonly Way[] {
  const own: Way = [elementAt(from.path, body, context), elementAt(to.path, body, context)];
  if (own[0] && own[1]) return [own];
  if (body.kind !== 'function') return [own];
  const frames =
    from.path.root.kind === 'self' ? constructions(from.path, to.path, body, context) : handed(from.path, to.path, body, context);
  return frames.length > 0 ? frames : [own];
}

/** Itself where it is an element, or what its variable stands for. */
function elementAt(path: AccessPath, body: Body, context: Context): AccessPath | undefined {
  if (indexOf(path) !== undefined) return path;
  if (path.root.kind !== 'local' || path.attributes.length > 0) return undefined;
  const [binding, ...others] = body.scope.bindings.get(localName(path.root)) ?? [];
  const value = binding?.kind === 'value' && others.length === 0 ? binding.value : undefined;
  return value?.kind === 'subscript' ? pathOf(value, body.scope, context) : undefined;
}

function handed(from: AccessPath, to: AccessPath, fn: FunctionSymbol, context: Context): readonly Way[] {
  const way = (invocation: Invocation, caller: Body): Way => {
    const inCaller = (path: AccessPath): AccessPath | undefined => {
      const known = translatedPath(path, invocation, caller, context);
      return known && elementAt(known, caller, context);
    };
    return [inCaller(from), inCaller(to)];
  };
  return [
    ...callersOf(fn, context).map(({ invocation, caller }) => way(invocation, caller)),
    ...[...spawnsOf(fn, context)].map(({ site, invocation }) => way(invocation, site.body)),
  ];
}

/** `self.left` and `self.right`, which the constructor was given. */
function constructions(from: AccessPath, to: AccessPath, { cls }: FunctionSymbol, context: Context): readonly Way[] {
  if (!cls) return [];
  const makes = context.program
    .mentions(cls.name)
    .filter(({ call, scope }) =>
      context.evaluator.evaluate(call.callee, scope).values.some((value) => value.kind === 'class' && value.cls === cls),
    );
  const given = ({ attributes }: AccessPath, { call, scope }: (typeof makes)[number]): AccessPath | undefined => {
    const [name = '', ...deeper] = attributes;
    const [binding, ...others] = deeper.length === 0 ? (cls.attributes.get(name) ?? []) : [];
    if (binding?.kind !== 'value' || binding.value.kind !== 'name' || others.length > 0) return undefined;
    const parameter = (binding.scope.bindings.get(binding.value.id) ?? []).find(({ kind }) => kind === 'parameter');
    const argument = parameter?.kind === 'parameter' ? argumentAt(call, parameter.index - 1, binding.value.id) : undefined;
    return argument && pathOf(argument.value, scope, context);
  };
  return makes.map((make): Way => [given(from, make), given(to, make)]);
}

/** The text between the brackets of the last subscript. */
const indexOf = ({ attributes }: AccessPath): string | undefined => /^\[(.*)\]$/.exec(attributes.at(-1) ?? '')?.[1];

/** Which way around it goes; undefined where it does not. */
function turnOf([from, to]: Way): { readonly key: string; readonly collection: string } | undefined {
  if (!from || !to) return undefined;
  const [base, other] = [from, to].map((path) => pathKey({ root: path.root, attributes: path.attributes.slice(0, -1) }));
  const [left = '', right = ''] = withoutPlainWrap(indexOf(from), indexOf(to));
  const wraps = (index: string, around: string): boolean => index.includes('%') || index.replace(/\s/g, '') === `${around}-1`;
  if (base === undefined || base !== other || left === right || wraps(left, right) === wraps(right, left)) return undefined;
  const name = from.attributes.at(-2) ?? from.root.id.slice(from.root.id.lastIndexOf('.') + 1);
  return { key: `${base} ${wraps(right, left)}`, collection: name };
}

/** `i % n` beside `(i + 1) % n` is `i`: of the two the other goes around. */
function withoutPlainWrap(left = '', right = ''): readonly [string, string] {
  const [one, other] = [left, right].map((index) => /^(.+)%([^%]+)$/.exec(index.replace(/\s/g, '')));
  if (!one || !other || one[2] !== other[2]) return [left, right];
  const plain = (index: string, inner = ''): string => (/^\w+$/.test(inner) ? inner : index);
  return [plain(left, one[1]), plain(right, other[1])];
}

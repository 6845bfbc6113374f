/**
 * Ends of a pipe between processes that are still open where somebody waits for the last of them to be closed: a reader
 * that goes on until EOFError never comes to it while its own process, too, could write. Errs on the side of silence: both
 * ends are variables of one body that gives them to a process by name and does nothing else with the writing one.
 */
import type { Expression } from '../../ir/expression.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type Binding, type CallSite, type FunctionSymbol, lastIdentifier, receiverName } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { argumentsFor } from '../locks/hand-over.ts';
import { isSeenInside, usesOf } from '../objects/name-uses.ts';
import { contextsOf } from '../parallel/roots.ts';
import { type SpawnSite, spawnSites } from '../parallel/spawn-sites.ts';
import { joinsOf } from '../threads/thread-operations.ts';
import { firstJoin, isAfter } from './child-lives.ts';
import { type EndlessRead, endlessRead } from './endless-reads.ts';

export interface OpenPipeEnd {
  /** Who reads, and where the end is still open: in the parent, in the child itself, or in a parent that waits for the child. */
  readonly how: 'parent' | 'child' | 'joined';
  /** The body that keeps the end open, which is the one asked about. */
  readonly end: string;
  /** In that body, or where it is joined in the child. */
  readonly read: EndlessRead;
  readonly reader: Body;
  readonly site: SpawnSite;
  readonly child: FunctionSymbol;
  readonly pipe: CallSite;
  readonly join: CallSite | undefined;
}

/** In the order of the spawns. */
export const openPipeEnds = defineAnalysis<Body, readonly OpenPipeEnd[]>({
  name: 'open-pipe-ends',
  compute: (body, context) => {
    const own = pipesOf(body, context).flatMap((pipe) => inParent(pipe, body, context));
    return body.kind === 'function' ? [...own, ...inChild(body, context)] : own;
  },
});

interface Pipe {
  readonly site: CallSite;
  readonly reader: string;
  readonly writer: string;
}

/** `reader, writer = Pipe()`; each end of one that works both ways may be the reader. */
function pipesOf(body: Body, context: Context): readonly Pipe[] {
  const ends = [...body.scope.bindings].flatMap(([name, [binding, ...more]]) =>
    binding?.kind === 'element' && more.length === 0 && isPipe(binding, context) ? [{ name, binding }] : [],
  );
  return ends.flatMap(({ name: reader, binding }): readonly Pipe[] => {
    const { value: call, scope, unit } = binding;
    const other = ends.find((each) => each.binding.value === call && each.name !== reader);
    return other && call.kind === 'call' ? [{ site: { call, scope, unit }, reader, writer: other.name }] : [];
  });
}

const isPipe = ({ value, path, scope }: Binding & { kind: 'element' }, { evaluator }: Context): boolean =>
  path.length === 1 &&
  value.kind === 'call' &&
  evaluator.evaluate(value.callee, scope).values.some((callee) => qualifiedNameOf(callee) === 'multiprocessing.Pipe');

function inParent({ site: pipe, reader, writer }: Pipe, body: Body, context: Context): readonly OpenPipeEnd[] {
  const uses = usesOf(writer, body);
  if (isSeenInside(writer, body) || isSeenInside(reader, body) || uses.some(({ attribute = 'send' }) => !isExchange.test(attribute)))
    return [];
  for (const site of context.get(spawnSites, body)) {
    const [target] = site.kind === 'process' ? site.targets : [];
    if (!target) continue;
    const given = namesGiven(site);
    if (!uses.every(({ node, attribute }) => attribute !== undefined || given.get(writer) === node)) continue;
    const read = given.has(writer) ? endlessRead(usesOf(reader, body), body, context) : undefined;
    const common = { end: writer, site, child: target.fn, pipe };
    if (read && isAfter({ unit: read.unit, call: read.end }, site, body))
      return [{ ...common, how: 'parent', read, reader: body, join: undefined }];
    const join = given.has(reader) && !isKilled(site, context) ? firstJoin(site, body, context) : undefined;
    const inside = join?.call.arguments.length === 0 ? readInChild(reader, site, context) : undefined;
    if (inside) return [{ ...common, how: 'joined', read: inside, reader: target.fn, join }];
  }
  return [];
}

const isKilled = ({ creation }: SpawnSite, context: Context): boolean =>
  creation !== undefined && joinsOf(creation, context).some(({ call }) => /^(terminate|kill)$/.test(lastIdentifier(call.callee) ?? ''));

/** The variables among the arguments of the child. */
function namesGiven(site: SpawnSite): ReadonlyMap<string, Expression> {
  const given = argumentsFor(site.call, site.model.arguments);
  return new Map(given.flatMap(({ value }) => (value.kind === 'name' ? [[value.id, value] as const] : [])));
}

/** What an argument of the child is called there. */
function parameterOf(name: string, site: SpawnSite): string | undefined {
  const [target] = site.targets;
  if (!target) return undefined;
  const index = argumentsFor(site.call, site.model.arguments).findIndex(({ value }) => value.kind === 'name' && value.id === name);
  return index < 0 ? undefined : target.fn.signature.parameters[index + (receiverName(target.fn) === undefined ? 0 : 1)]?.name;
}

function readInChild(reader: string, site: SpawnSite, context: Context): EndlessRead | undefined {
  const [target] = site.targets;
  const parameter = parameterOf(reader, site);
  return target && parameter !== undefined ? endlessRead(usesOf(parameter, target.fn), target.fn, context) : undefined;
}

/** A child that was given both ends. */
function inChild(child: FunctionSymbol, context: Context): readonly OpenPipeEnd[] {
  const roots = contextsOf(child, context);
  const [root] = roots;
  if (roots.length !== 1 || root?.kind !== 'process' || !root.site || root.body !== child) return [];
  const { site } = root;
  const pipe = pipesOf(site.body, context).find(
    ({ reader, writer }) => parameterOf(writer, site) !== undefined && readInChild(reader, site, context) !== undefined,
  );
  const end = pipe && parameterOf(pipe.writer, site);
  const read = pipe && readInChild(pipe.reader, site, context);
  if (!pipe || end === undefined || !read || !usesOf(end, child).every(({ attribute = '' }) => isExchange.test(attribute))) return [];
  return [{ how: 'child', end, read, reader: child, site, child, pipe: pipe.site, join: undefined }];
}

/** Leaves it open. */
const isExchange = /^(send|recv)(_bytes)?$/;

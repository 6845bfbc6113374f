/**
 * What only a child process changes and its parent reads afterwards: each has a memory of its own, so that the parent
 * finds what it had. Of globals, of attributes of the object whose method the child runs, and of containers that are given
 * to it. Errs on the side of silence: whoever else changes it may be what the parent reads, and the child is waited for.
 */
import { targetsOf } from '../../ir/binding.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { unwrap } from '../../ir/visit.ts';
import type { ContainerType } from '../../models/operations.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { argumentsFor } from '../locks/hand-over.ts';
import { isSeenInside, usesOf } from '../objects/name-uses.ts';
import { type SpawnSite, spawnSites } from '../parallel/spawn-sites.ts';
import { type Access, accesses, changes } from '../shared/accesses.ts';
import { accessesOf } from '../shared/accesses-to.ts';
import { adders, empties } from '../shared/conflicts.ts';
import { containerAt, containerOf } from '../shared/containers.ts';
import { isPrivatePhase } from '../shared/phases.ts';
import { isTest } from '../tests.ts';
import { firstJoin, isAfter, isByChild } from './child-lives.ts';

export interface Spot {
  readonly body: Body;
  readonly unit: Unit;
  readonly at: Expression;
}

export interface ChildChange {
  readonly site: SpawnSite;
  /** What is read: the user's text. */
  readonly display: string;
  readonly read: Spot;
  readonly change: Spot;
}

/** The first reading of each thing that a child has changed, in source order of the spawns. */
export const childChanges = defineAnalysis<Body, readonly ChildChange[]>({
  name: 'child-changes',
  compute: (body, context) =>
    (isTest(body) ? [] : context.get(spawnSites, body)).flatMap((site) => {
      const over = site.kind === 'process' ? endOf(site, body, context) : undefined;
      return over ? [...placesChanged(site, over, body, context), ...containersChanged(site, over, body, context)] : [];
    }),
});

/** From where on nothing of the child is to come: the call that waits for it, or, of a job, that hands it over. */
function endOf(site: SpawnSite, body: Body, context: Context): Spot | undefined {
  const call = site.creation ? firstJoin(site, body, context) : site;
  return call && { body, unit: call.unit, at: call.call };
}

function placesChanged(site: SpawnSite, over: Spot, body: Body, context: Context): readonly ChildChange[] {
  const found = new Map<string, ChildChange>();
  for (const read of context.get(accesses, body)) {
    if ((read.kind !== 'read' && read.kind !== 'iterate') || found.has(read.place.key) || !isBehind(read, over)) continue;
    if (!isOfChild(read, site, context)) continue;
    const change = changeByChild(read, site, context);
    if (change) found.set(read.place.key, { site, display: read.display, read, change });
  }
  return [...found.values()];
}

/** A global, or an attribute of the object that the child works on. */
function isOfChild({ place, object }: Access, { creation, targets }: SpawnSite, { evaluator }: Context): boolean {
  if (place.kind !== 'instance') return place.kind === 'global' || place.kind === 'class';
  if (!object || !creation) return false;
  if (targets.some(({ receiver }) => receiver && render(receiver) === render(object))) return true;
  const made = evaluator.evaluate(object, creation.body.scope).values;
  return creation.cls !== undefined && made.some((value) => value.kind === 'object' && value.site?.call === creation.call);
}

/** The child's first change, if nobody but the child changes the place once it has been made. */
function changeByChild(read: Access, site: SpawnSite, context: Context): Access | undefined {
  const all = accessesOf(read.place, context).filter(changes);
  const [own, others] = [
    all.filter((each) => isByChild(each.body, site, context)),
    all.filter((each) => !isByChild(each.body, site, context) && !isBeforehand(each, site, context)),
  ];
  const isKnown = own.every(({ kind }) => kind !== 'mutate') || containerOf(read.place, context) !== undefined;
  return others.length === 0 && isKnown ? own.find(brings) : undefined;
}

/** Something that the parent may want; a child also clears what it has inherited, and uses up what it was given. */
function brings(access: Access): boolean {
  const { kind, method = '', value } = access;
  if (kind !== 'write') return kind === 'update' || adders.has(method);
  return value !== undefined && !(value.kind === 'constant' && value.value === null) && !empties(access);
}

/** Made or set before there is a child, where nothing else runs. */
const isBeforehand = (each: Access, { body, unit, call }: SpawnSite, context: Context): boolean =>
  each.body === body
    ? isBehind({ unit, at: call }, { body, unit: each.unit, at: each.at })
    : each.body.kind === 'module' || isPrivatePhase(each.body, context);

const isBehind = ({ unit, at }: Pick<Spot, 'unit' | 'at'>, end: Spot): boolean =>
  isAfter({ unit, call: at }, { unit: end.unit, call: end.at }, end.body);

function containersChanged(site: SpawnSite, over: Spot, body: Body, context: Context): readonly ChildChange[] {
  const [target] = site.targets;
  if (!target || site.targets.length > 1 || site.creation?.cls) return [];
  return argumentsFor(site.creation?.construction.call ?? site.call, site.model.arguments).flatMap(({ value, star }, index) => {
    const given = star === 0 ? unwrap(value) : undefined;
    const type = given && containerAt(given, body.scope, context);
    if (given?.kind !== 'name' || !type || !isOwn(given.id, body)) return [];
    const parameter = target.fn.signature.parameters[index + (target.receiver ? 1 : 0)]?.name ?? '';
    const change = isOwn(parameter, target.fn) ? changesOf(parameter, type, target.fn, context).find(({ adds }) => adds) : undefined;
    if (!change || changesOf(given.id, type, body, context).length > 0) return [];
    const read = usesOf(given.id, body).find(({ node, unit }) => isBehind({ unit, at: node }, over));
    return read ? [{ site, display: given.id, read: { body, unit: read.unit, at: read.node }, change }] : [];
  });
}

/** A variable of this body, bound once. */
const isOwn = (name: string, body: Body): boolean => body.scope.bindings.get(name)?.length === 1 && !isSeenInside(name, body);

/** Where a body changes the container that a variable holds: by a method, or by `x[k] = v`, `x[k] += v`, `del x[k]`. */
function changesOf(name: string, type: ContainerType, body: Body, { models }: Context): readonly (Spot & { readonly adds: boolean })[] {
  const isIt = (node: Expression): boolean => node.kind === 'name' && node.id === name;
  const byMethod = body.calls.flatMap(({ call, unit, scope }) => {
    const { callee } = call;
    if (scope !== body.scope || callee.kind !== 'attribute' || !isIt(callee.object)) return [];
    return (models.containerMethod(type, callee.name)?.does ?? 'reads') === 'reads'
      ? []
      : [{ body, unit, at: call, adds: adders.has(callee.name) }];
  });
  const byElement: (Spot & { readonly adds: boolean })[] = [];
  forEachStatementOf(body, (statement, unit) => {
    for (const target of [...targetsOf(statement), ...(statement.kind === 'delete' ? statement.targets : [])])
      if (target.kind === 'subscript' && isIt(target.object)) byElement.push({ body, unit, at: target, adds: statement.kind !== 'delete' });
  });
  return [...byMethod, ...byElement];
}

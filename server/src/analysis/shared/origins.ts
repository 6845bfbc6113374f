/**
 * Where the object of an access comes from: the access path is followed backwards from callee to caller and from a
 * spawned function to who spawns it, until it ends in a variable, a global, or an object nobody in sight has made
 * (points-to by access paths, lifted over call and spawn edges). Two accesses mean one object only if their origins
 * meet. Errs on the side of different objects: a path that gets lost has no origin.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { ancestors } from '../../semantic/classes.ts';
import { type CallSite, type ClassSymbol, type FunctionSymbol, receiverName, type Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { invocations, isMaking } from '../calls/call-graph.ts';
import { translatedPath } from '../calls/frames.ts';
import { type Body, type Context, moduleOf } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { type AccessPath, pathKey, pathOf } from '../objects/access-path.ts';
import { argumentKeptAs, parameterKeptAs } from '../objects/back-references.ts';
import { callers } from '../parallel/callers.ts';
import { contextKeys } from '../parallel/contexts.ts';
import type { Root } from '../parallel/roots.ts';
import type { SpawnSite } from '../parallel/spawn-sites.ts';
import { isTest } from '../tests.ts';
import type { Access } from './accesses.ts';
import { methodAround } from './places.ts';
import { isBoundAnew, repeatsOn } from './repetition.ts';

export interface Origin {
  /** Equal for the same object, as long as each body on the way runs once. */
  readonly key: string;
  /** Of a root that runs several times: its runs surely have the object in common. */
  readonly common: boolean;
  /** Handed over by whoever spawned the root, or the same for all: not the root's own. */
  readonly isGiven: boolean;
  /** Made for that run of the root, which is the object's own thread: under whichever name it is kept, no other run has it for its own. */
  readonly isOwn: boolean;
}

interface Frame {
  readonly body: Body;
  readonly path: AccessPath;
  /** Above the call that spawned the root. */
  readonly above: boolean;
  readonly common: boolean;
  /** As of an origin. */
  readonly own: boolean;
}

/** Longer ways say nothing. */
const mostFrames = 60;

/** Of the object whose attribute (or of the variable that) is accessed in a run of `root`. */
export function originsOf(access: Access, root: Root, context: Context): readonly Origin[] {
  const { place, body, target, object } = access;
  if (place.kind === 'global' || place.kind === 'class') return [{ key: place.key, common: true, isGiven: true, isOwn: false }];
  const path = pathOf(place.kind === 'captured' ? target : (object ?? target), body.scope, context);
  const own = path ? originsOfPath(path, body, root, context) : [];
  const content = isOfHandedContainer(access, context) ? pathOf(target, body.scope, context) : undefined;
  return content ? [...own, ...originsOfPath(content, body, root, context)] : own;
}

/** `self.results[k] += 1` where the constructor was given the dict: others may have been given the same. */
const isOfHandedContainer = ({ place: { owner, name }, kind, element }: Access, context: Context): boolean =>
  (kind === 'mutate' || kind === 'iterate' || element !== undefined) &&
  owner.kind === 'class' &&
  parameterKeptAs(owner, name, context) !== undefined;

/** Of the object that a body reaches on a path, in a run of `root`. */
export const originsOfPath = (path: AccessPath, body: Body, root: Root, context: Context): readonly Origin[] =>
  new Climb(root, context).from({ body, path, above: false, common: false, own: false });

class Climb {
  private readonly root: Root;
  private readonly context: Context;
  private readonly found = new Map<string, Origin>();
  private readonly seen = new Set<string>();
  private readonly work: Frame[] = [];

  constructor(root: Root, context: Context) {
    this.root = root;
    this.context = context;
  }

  from(start: Frame): readonly Origin[] {
    this.push(start);
    for (let frame = this.work.shift(); frame && this.seen.size < mostFrames; frame = this.work.shift()) this.step(frame);
    return [...this.found.values()];
  }

  private push(frame: Frame): void {
    const key = `${keyOf(frame.body)} ${pathKey(frame.path)}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.work.push(frame);
  }

  private end(key: string, { common, above: isGiven, own: isOwn }: Pick<Frame, 'common' | 'above' | 'own'>): void {
    const known = this.found.get(key) ?? { common: false, isGiven: false, isOwn: true };
    this.found.set(key, {
      key,
      common: common || known.common,
      isGiven: isGiven || known.isGiven,
      isOwn: isOwn && known.isOwn,
    });
  }

  private step(frame: Frame): void {
    const { body, path } = frame;
    switch (path.root.kind) {
      case 'global':
      case 'class':
        this.end(pathKey(path), { ...frame, common: !frame.own, above: true });
        return;
      case 'local':
        this.end(`${keyOf(body)} ${pathKey(path)}`, frame);
        return;
      case 'captured':
        this.outwards(frame);
        return;
      default:
        if (path.root.kind === 'self' && isNested(body)) this.around(frame);
        else if (!frame.above && body === this.root.body) this.spawned(frame);
        else this.called(frame);
    }
  }

  /** The receiver of the method around a closure: whoever runs the closure got it together with that object. */
  private around(frame: Frame): void {
    const method = methodAround(frame.body);
    if (!method || method === frame.body) return;
    const isSpawner = this.root.site?.body === method;
    const above = frame.above || isSpawner || !this.isInRoot(method);
    const common = frame.common || (isSpawner && this.root.site !== undefined && repeatsOn(this.root.site, frame.path, this.context));
    this.push({ ...frame, body: method, above, common });
  }

  /** The variable of a function around. */
  private outwards(frame: Frame): void {
    const { id } = frame.path.root;
    const name = id.slice(id.lastIndexOf('.') + 1);
    for (let scope: Scope | undefined = frame.body.scope.parent; scope; scope = scope.parent) {
      if (scope.owner.kind !== 'function' || !scope.bindings.has(name)) continue;
      const at = pathOf({ kind: 'name', id: name, start: 0, end: 0 }, scope, this.context);
      if (!at) return;
      const common = frame.common || (this.root.site?.body === scope.owner && repeatsOn(this.root.site, at, this.context));
      const path = { root: at.root, attributes: [...at.attributes, ...frame.path.attributes] };
      this.push({ ...frame, body: scope.owner, path, above: frame.above || this.root.site?.body === scope.owner, common });
      return;
    }
  }

  private spawned(frame: Frame): void {
    const { site } = this.root;
    if (!site) {
      const isStarted = this.root.kind === 'thread';
      // A class that is a thread: whoever starts it has the object, too.
      if (isStarted || this.root.receiver === 'shared') this.entry(isStarted ? { ...frame, above: true } : frame);
      return;
    }
    const handed = frame.path.root.kind === 'self' ? this.handedToMaker(site, frame) : undefined;
    if (handed) {
      this.push({ ...handed, above: true, common: repeatsOn(site, handed.path, this.context), own: false });
      return;
    }
    if (this.throughMaker(site, frame)) return;
    const given = frame.path.root.kind === 'self' ? receiverAt(site, frame.body) : argumentFor(site, frame);
    const base = given && pathOf(given, site.body.scope, this.context);
    if (!base) return;
    const path = { root: base.root, attributes: [...base.attributes, ...frame.path.attributes] };
    if (base.root.kind === 'global' && isBoundAnew(site, base, this.context)) {
      this.end(`${pathKey(path)} of one turn`, { common: false, above: true, own: false });
      return;
    }
    const isMade = frame.path.root.kind === 'self' && !site.targets.some(({ fn, receiver }) => fn === frame.body && receiver);
    this.push({ body: site.body, path, above: true, common: !isMade && repeatsOn(site, base, this.context), own: isMade });
  }

  /** `self.start()` of another function makes the thread of its own method: what that function's `self` is where it is called. */
  private throughMaker(site: SpawnSite, { body, path }: Frame): boolean {
    const maker = site.makers.length === 1 ? site.makers[0] : undefined;
    const receiver = site.targets.find(({ fn }) => fn === body)?.receiver;
    const base = maker && receiver && path.root.kind === 'self' ? pathOf(receiver, maker.scope, this.context) : undefined;
    if (!maker || !base || site.creation?.construction.scope.owner !== maker) return false;
    const made = { root: base.root, attributes: [...base.attributes, ...path.attributes] };
    for (const { node, invocation } of this.context.get(invocations, site.body)) {
      if (invocation.callee !== maker || node.expression !== site.call) continue;
      const at = translatedPath(made, invocation, site.body, this.context);
      if (at) this.push({ body: site.body, path: at, above: true, common: repeatsOn(site, at, this.context), own: false });
    }
    return true;
  }

  /** `Worker(account)`, which keeps it, then `Thread(target=worker.run)`, or the thread is that object: what the call that made it was given. */
  private handedToMaker(site: SpawnSite, { body, path }: Frame): Pick<Frame, 'body' | 'path'> | undefined {
    const [attribute, ...rest] = path.attributes;
    const made = attribute === undefined ? undefined : this.maker(site, body);
    const argument = made && attribute !== undefined ? argumentKeptAs(attribute, made.cls, made.site.call, this.context) : undefined;
    const start = argument && made && pathOf(argument, made.site.scope, this.context);
    const home = made && bodyOf(made.site.scope);
    return start && home && { body: home, path: { root: start.root, attributes: [...start.attributes, ...rest] } };
  }

  /** The one call that makes the object whose method the root is. */
  private maker(
    { targets, creation, body: spawner }: SpawnSite,
    body: Body,
  ): { readonly cls: ClassSymbol; readonly site: CallSite } | undefined {
    const target = targets.find(({ fn }) => fn === body);
    if (!target?.receiver) return target?.fn.cls && creation?.cls ? { cls: creation.cls, site: creation.construction } : undefined;
    const [value, ...more] = objectsOf(this.context.evaluator.evaluate(target.receiver, spawner.scope));
    const isMade = more.length === 0 && value?.kind === 'object' && value.origin === undefined;
    return isMade && value.site ? { cls: value.cls, site: value.site } : undefined;
  }

  private called(frame: Frame): void {
    const { body } = frame;
    if (body.kind === 'module') return;
    const all = this.context.get(callers, body);
    if (all.every((each) => isTest(each.body))) this.entry(frame);
    for (const { body: caller, edge } of all) {
      const { invocation } = edge;
      if (invocation.callee !== body || !(frame.above || this.isInRoot(caller))) continue;
      if (frame.path.root.kind === 'self' && isMaking(body) && !invocation.receiver) {
        if (invocation.call) this.made(frame, invocation.call, caller);
        continue;
      }
      const path = translatedPath(frame.path, invocation, caller, this.context);
      if (path) this.push({ ...frame, body: caller, path });
    }
  }

  /** The object that a call makes: what its constructor starts has it in common, under whichever name it is kept. */
  private made(frame: Frame, call: Call, caller: Body): void {
    this.end(`${keyOf(caller)} made at ${call.start} ${frame.path.attributes.join('.')}`, frame);
  }

  /** The object that a method is called on by somebody nobody knows, its tests aside: one for the whole family of classes. */
  private entry(frame: Frame): void {
    const { body, path } = frame;
    const cls = path.root.kind === 'self' ? methodAround(body)?.cls : undefined;
    if (cls) this.end(`${familyOf(cls, this.context)} ${path.attributes.join('.')}`, frame);
  }

  private isInRoot(body: Body): boolean {
    return this.context.get(contextKeys, body).has(this.root.key);
  }
}

/** A function inside a method that sees the method's receiver. */
const isNested = (body: Body): boolean =>
  body.kind === 'function' && body.cls === undefined && body.scope.parent?.owner.kind === 'function';

/** A class has no body of its own to climb through. */
const bodyOf = ({ owner }: Scope): Body | undefined => (owner.kind === 'class' ? undefined : owner);

const keyOf = (body: Body): string => `${moduleOf(body).name}::${body.kind === 'module' ? '' : body.qualifiedName}`;

function familyOf(cls: ClassSymbol, context: Context): string {
  const base = ancestors(cls, context.evaluator).classes.at(-1) ?? cls;
  return `${base.module.name}::${base.qualifiedName}`;
}

/** `Thread(target=E.method)`: `E`; of an object that is a thread itself, the variable it is kept in. */
function receiverAt(site: SpawnSite, body: Body): Expression | undefined {
  const target = site.targets.find(({ fn }) => fn === body);
  if (!target) return undefined;
  if (target.receiver) return target.receiver;
  return target.fn.cls ? keptIn(site) : undefined;
}

/** The target of the assignment that keeps the object; another one for each run of the call. */
function keptIn({ call, body }: SpawnSite): Expression | undefined {
  let found: Expression | undefined;
  forEachStatementOf(body, (statement) => {
    if (statement.kind === 'assign' && unwrap(statement.value) === call) found = statement.targets[0];
  });
  return found && (found.kind === 'name' || found.kind === 'attribute') ? found : undefined;
}

/** What the spawning call passes for a parameter of the root. */
function argumentFor({ call, model, targets, creation }: SpawnSite, { body, path }: Frame): Expression | undefined {
  const fn = targets.find((target) => target.fn === body)?.fn;
  const isFactory = creation && creation.construction.call !== call;
  if (!fn || isFactory || path.root.kind !== 'parameter') return undefined;
  const index = Number(path.root.id) - (receiverName(fn) === undefined ? 0 : 1);
  const named = keywordArgument(fn, Number(path.root.id), call, model);
  if (named) return named;
  if (model.takes === 'coroutine') return coroutineArgument(call, index);
  if ('rest' in model.arguments) return plain(argumentAt(call, model.arguments.rest + index));
  if (!('tuple' in model.arguments)) return undefined;
  const packed = argumentAt(call, model.arguments.tuple.index, model.arguments.tuple.keyword);
  const literal = packed && unwrap(packed.value);
  const element = literal?.kind === 'collection' ? literal.elements[index] : undefined;
  return element?.kind === 'starred' ? undefined : element;
}

const plain = (argument: ReturnType<typeof argumentAt>): Expression | undefined => (argument?.star === 0 ? argument.value : undefined);

/** `create_task(work(state))` */
function coroutineArgument(call: SpawnSite['call'], index: number): Expression | undefined {
  const made = call.arguments.map(({ value }) => unwrap(value)).find((value) => value.kind === 'call');
  return made?.kind === 'call' ? plain(argumentAt(made, index)) : undefined;
}

/** `kwargs={'state': state}`, or the call's own keywords. */
function keywordArgument(fn: FunctionSymbol, index: number, call: SpawnSite['call'], model: SpawnSite['model']): Expression | undefined {
  const name = fn.signature.parameters[index]?.name;
  if (name === undefined || !model.keywords) return undefined;
  if (model.keywords === 'own') return call.arguments.find((each) => each.keyword === name)?.value;
  const given = argumentAt(call, model.keywords.index, model.keywords.keyword);
  const literal = given && unwrap(given.value);
  if (literal?.kind !== 'collection' || !literal.keys) return undefined;
  const at = literal.keys.findIndex((key) => key?.kind === 'constant' && key.value === name);
  return literal.elements[at];
}

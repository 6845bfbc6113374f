/**
 * All that a program does with a queue, followed from its constructor through variables, globals, attributes and
 * parameters (forward flow over access places). Only where nothing else can get hold of it: a queue that is returned, kept
 * in a container, given to unknown code, or whose variable has another value as well, has no account.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { type Binding, type CallSite, definingScope, lastIdentifier, moduleScope, type Owner, type Scope } from '../../semantic/symbols.ts';
import { functionsInside } from '../calls/nested-functions.ts';
import { receivingParameters } from '../calls/receiving-parameters.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { type Occurrence, occurrencesIn, occurrencesOf } from '../objects/occurrences.ts';
import { accessesOf } from '../shared/accesses-to.ts';
import { bindingsOf, placeOf, type SharedPlace } from '../shared/places.ts';

export interface QueueUse {
  readonly method: string;
  /** The user's expression for the queue. */
  readonly queue: Expression;
  /** Absent where the method itself goes on: `iter(jobs.get, None)`. */
  readonly call: Call | undefined;
  readonly occurrence: Occurrence;
}

export interface QueueAccount {
  readonly site: CallSite;
  readonly type: string;
  readonly uses: readonly QueueUse[];
}

/** The queue that a method is called on, with all its uses; undefined where it may be another one, or somebody unknown has it. */
export function accountOf({ call, scope }: CallSite, context: Context): QueueAccount | undefined {
  if (call.callee.kind !== 'attribute') return undefined;
  const queues = context.evaluator
    .evaluate(call.callee.object, scope)
    .values.flatMap((value) => (value.kind === 'instance' && queueType.test(value.type) ? [value] : []));
  const [made, ...others] = queues.filter(({ site }) => site);
  if (queues.length === 0 || others.length > 0) return undefined;
  const owner = made?.site && bodyOf(made.site.scope);
  const accounts = owner ? context.get(queueAccounts, owner) : accountsIn(moduleScope(scope).owner, context);
  return only(accounts.filter(({ uses }) => uses.some((use) => use.call === call)));
}

/** Of the file: an annotation says no more of a parameter than the class. */
const accountsIn = (module: Owner, context: Context): readonly QueueAccount[] =>
  module.kind === 'module' ? [module, ...module.functions].flatMap((body) => context.get(queueAccounts, body)) : [];

const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

const queueType = /^(queue|asyncio|multiprocessing)\.(Queue|LifoQueue|PriorityQueue|JoinableQueue|SimpleQueue)$/;
const constructors = /^(Queue|LifoQueue|PriorityQueue|JoinableQueue|SimpleQueue)$/;

/** Of the queues that a body makes. */
const queueAccounts = defineAnalysis<Body, readonly QueueAccount[]>({
  name: 'queue-accounts',
  compute: (body, context) =>
    body.calls.flatMap((site): readonly QueueAccount[] => {
      const { call, scope } = site;
      const spelt = [lastIdentifier(call.callee) ?? '', ...namesBehind(call.callee, scope, context)];
      if (!spelt.some((name) => constructors.test(name))) return [];
      const [value, ...others] = context.evaluator.evaluate(call, scope).values;
      if (value?.kind !== 'instance' || others.length > 0 || value.site?.call !== call || !queueType.test(value.type)) return [];
      const uses = new Follower(site, context).follow();
      return uses ? [{ site, type: value.type, uses }] : [];
    }),
});

/** `from queue import Queue as Jobs` */
const namesBehind = (callee: Expression, scope: Scope, context: Context): readonly string[] =>
  callee.kind === 'name' && (definingScope(callee.id, scope)?.bindings.get(callee.id) ?? []).some(({ kind }) => kind === 'import')
    ? context.evaluator
        .evaluate(callee, scope)
        .values.flatMap((value) => (value.kind === 'library' ? (value.name.split('.').at(-1) ?? '') : []))
    : [];

/** A variable of one function, which those inside it see, or a place that several bodies share. */
type Holder = { readonly name: string; readonly home: Scope } | SharedPlace;

/** More than this is everywhere. */
const mostHolders = 16;

class Follower {
  private readonly uses: QueueUse[] = [];
  private readonly work: Holder[] = [];
  private readonly seen = new Set<string>();
  private readonly names = new Set<string>();
  private readonly site: CallSite;
  private readonly context: Context;
  private isLost = false;

  constructor(site: CallSite, context: Context) {
    this.site = site;
    this.context = context;
  }

  /** Undefined where it gets out of sight. */
  follow(): readonly QueueUse[] | undefined {
    const body = bodyOf(this.site.scope);
    if (body) this.start(body);
    for (let holder = this.work.pop(); holder && !this.isLost; holder = this.work.pop()) {
      if (this.seen.size > mostHolders) return undefined;
      for (const occurrence of this.occurrencesOf(holder)) this.look(occurrence);
    }
    return this.isLost || this.seen.size === 0 || this.isUsedElsewhere() ? undefined : this.uses;
  }

  private start(body: Body): void {
    const { call, unit } = this.site;
    forEachStatementOf(body, (statement, at) => {
      if (at === unit) for (const made of occurrencesIn({ statement, unit, body }, (node) => node === call)) this.look(made);
    });
  }

  private occurrencesOf(holder: Holder): readonly Occurrence[] {
    if ('key' in holder) {
      return accessesOf(holder, this.context).flatMap(({ kind, target, body, statement, unit }) => {
        if (kind === 'write') return [];
        if (kind !== 'read') this.isLost = true;
        return occurrencesIn({ statement, unit, body }, (node) => node === target);
      });
    }
    const { owner } = holder.home;
    const isMeant =
      (scope: Scope) =>
      (node: Expression): boolean =>
        node.kind === 'name' && node.id === holder.name && definingScope(node.id, scope) === holder.home;
    if (owner.kind !== 'function') return [];
    const bodies = [owner, ...functionsInside(owner).filter(({ mentioned }) => mentioned.has(holder.name))];
    return bodies.flatMap((body) => occurrencesOf(body, isMeant(body.scope)).filter(isRead));
  }

  /** What becomes of the queue where it stands. */
  private look(occurrence: Occurrence): void {
    const { node, around, body, statement } = occurrence;
    const [parent, above] = around;
    if (!parent) {
      this.ends(node, statement, body);
    } else if (parent.kind === 'attribute') {
      const call = above?.kind === 'call' && above.callee === parent ? above : undefined;
      this.uses.push({ method: parent.name, queue: node, call, occurrence });
    } else if (parent.kind !== 'comparison' && parent.kind !== 'not' && parent.kind !== 'fstring') this.given(occurrence);
  }

  /** It is what the statement is about. */
  private ends(node: Expression, statement: Occurrence['statement'], body: Body): void {
    const target =
      statement.kind === 'assign' && statement.targets.length === 1
        ? statement.targets[0]
        : statement.kind === 'annotated'
          ? statement.target
          : undefined;
    const isValue = (statement.kind === 'assign' || statement.kind === 'annotated') && statement.value === node;
    if (target && isValue) this.bind(target, node, body);
    else if (statement.kind !== 'expression' && statement.kind !== 'if' && statement.kind !== 'while') this.isLost = true;
  }

  private bind(target: Expression, value: Expression, { scope }: Body): void {
    const isOnly = (binding: Binding): boolean => binding.kind === 'value' && (binding.value === value || isNone(binding.value));
    const place = placeOf(target, scope, this.context);
    const home = target.kind === 'name' ? definingScope(target.id, scope) : undefined;
    if (place && place.kind !== 'captured')
      this.hold(
        place,
        place.key,
        bindingsOf(place, this.context).every((each) => isOnly(each) || each.kind === 'declared'),
      );
    else if (target.kind === 'name' && home?.owner.kind === 'function')
      this.hold({ name: target.id, home }, keyOf(target.id, home), (home.bindings.get(target.id) ?? []).every(isOnly));
    else this.isLost = true;
  }

  private hold(holder: Holder, key: string, isOnly: boolean): void {
    if (!isOnly) this.isLost = true;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.names.add(holder.name);
    this.work.push(holder);
  }

  /** An argument of a call, perhaps in the tuple that holds all. */
  private given({ node, around, body }: Occurrence): void {
    const call = around.find(({ kind }) => kind !== 'collection' && kind !== 'parenthesized');
    const receiving =
      call?.kind === 'call' && call.callee !== around[0] ? receivingParameters(node, call, body.scope, this.context) : undefined;
    if (!receiving) this.isLost = true;
    for (const { fn, index } of receiving ?? []) {
      const name = fn.signature.parameters[index]?.name ?? '';
      this.hold({ name, home: fn.scope }, keyOf(name, fn.scope), fn.scope.bindings.get(name)?.length === 1);
    }
  }

  /** Somebody who was not followed may have it: by the same name, or in place of any queue that is told that something is done. */
  private isUsedElsewhere(): boolean {
    const followed = new Set(this.uses.map(({ call }) => call));
    return ['task_done', 'get', 'get_nowait', 'put', 'put_nowait', 'join', 'shutdown'].some((method) =>
      this.context.program.mentions(method).some(({ call, scope }) => {
        const { callee } = call;
        if (callee.kind !== 'attribute' || callee.name !== method || followed.has(call)) return false;
        const isNamed = this.names.has(lastIdentifier(unwrap(callee.object)) ?? '');
        if (!isNamed && method !== 'task_done') return false;
        const { values } = this.context.evaluator.evaluate(callee.object, scope);
        return values.length === 0 || values.some((value) => value.kind === 'instance' && value.site?.call === this.site.call);
      }),
    );
  }
}

const keyOf = (name: string, { owner }: Scope): string =>
  `${owner.kind === 'function' ? `${owner.module.name}::${owner.qualifiedName}` : ''}().${name}`;

const isNone = (node: Expression): boolean => node.kind === 'constant' && node.value === null;

/** Not what an assignment binds. */
const isRead = ({ node, statement, around }: Occurrence): boolean =>
  around.length > 0 ||
  !((statement.kind === 'assign' && statement.targets.includes(node)) || (statement.kind === 'annotated' && statement.target === node));

/**
 * Accesses of a body to shared places: reads, writes, read-modify-writes, mutations of containers, iterations, in the
 * order of the text. Syntax and names only; where a place is a container, and of which type, is asked with
 * `containerOf`. Errs on the side of plain reads: a method of an object of unknown type changes nothing.
 */
import { append } from '../../base/multi-map.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { blocksOf, childrenOf, expressionsOf, unwrap } from '../../ir/visit.ts';
import type { ContainerType } from '../../models/operations.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { partsOf } from '../flow/control-flow.ts';
import { containerAt, containerOf } from './containers.ts';
import { placeOf, type SharedPlace } from './places.ts';

export type AccessKind =
  | 'read'
  /** The place is bound anew. */
  | 'write'
  /** The new value comes from the old one: `n += 1`, `self.x = f(self.x)`, `d[k] = d.get(k) + 1`. */
  | 'update'
  /** A change of the container's content: `d[k] = v`, `del d[k]`, `q.append(x)`. */
  | 'mutate'
  /** A loop or a comprehension walks along the container itself. */
  | 'iterate';

export interface Access {
  readonly place: SharedPlace;
  readonly kind: AccessKind;
  readonly body: Body;
  readonly unit: Unit;
  readonly statement: Statement;
  /** What to point at: the place, with the method or subscript that changes it. */
  readonly at: Expression;
  /** The place alone. */
  readonly target: Expression;
  /** The user's text for the place. */
  readonly display: string;
  /** The user's text for the object an attribute is reached on. */
  readonly object: Expression | undefined;
  /** What a mutation does: the method's name, `[]=` or `del`. */
  readonly method?: string;
  /** What a write puts there, or an augmented assignment adds. */
  readonly value?: Expression;
  /** Of a read, the call of a method of the object that is read. */
  readonly calls?: Call;
  /** The key or index, as text. */
  readonly element?: string;
  /** Of a container that is an element of the place, `self._subscribers[topic].append(x)`: what it is, and its key as text. */
  readonly inner?: { readonly type: ContainerType; readonly key: string };
}

export const accesses = defineAnalysis<Body, readonly Access[]>({
  name: 'accesses',
  compute: (body, context) => {
    const collector = new Collector(body, context);
    for (const { unit, statements } of partsOf(body)) collector.collect(statements, unit);
    return collector.found;
  },
});

/** By the owner of the place and its name. */
export const accessesByPlace = defineAnalysis<Body, ReadonlyMap<SharedPlace['owner'], ReadonlyMap<string, readonly Access[]>>>({
  name: 'accesses-by-place',
  compute: (body, context) => {
    const found = new Map<SharedPlace['owner'], Map<string, Access[]>>();
    for (const access of context.get(accesses, body)) {
      const { owner, name } = access.place;
      const own = found.get(owner) ?? new Map<string, Access[]>();
      found.set(owner, own);
      append(own, name, access);
    }
    return found;
  },
});

export const changes = ({ kind }: Access): boolean => kind === 'write' || kind === 'update' || kind === 'mutate';

interface Where {
  readonly statement: Statement;
  readonly unit: Unit;
}

class Collector {
  readonly found: Access[] = [];
  private readonly body: Body;
  private readonly context: Context;

  constructor(body: Body, context: Context) {
    this.body = body;
    this.context = context;
  }

  collect(statements: readonly Statement[], unit: Unit): void {
    for (const statement of statements) {
      this.statement({ statement, unit });
      for (const block of blocksOf(statement)) this.collect(block.statements, unit);
    }
  }

  private statement(where: Where): void {
    const { statement } = where;
    switch (statement.kind) {
      case 'assign':
        this.read(statement.value, where);
        for (const target of statement.targets) this.write(target, statement.value, where);
        return;
      case 'annotated':
        if (statement.value) {
          this.read(statement.value, where);
          this.write(statement.target, statement.value, where);
        }
        return;
      case 'augmented':
        this.augment(statement, where);
        return;
      case 'for':
        this.walk(statement.iterable, where);
        this.write(statement.target, undefined, where);
        return;
      case 'delete':
        for (const target of statement.targets) this.write(target, undefined, where, 'del');
        return;
      case 'with':
        for (const { context, target } of statement.items) {
          this.read(context, where);
          if (target) this.write(target, undefined, where);
        }
        return;
      default:
        for (const expression of expressionsOf(statement)) this.read(expression, where);
    }
  }

  private note(kind: AccessKind, at: Expression, target: Expression, { statement, unit }: Where, more?: Partial<Access>): boolean {
    const place = placeOf(target, this.body.scope, this.context);
    if (!place) return false;
    const object = target.kind === 'attribute' ? target.object : undefined;
    const access: Access = { statement, unit, place, kind, body: this.body, at, target, display: render(target), object };
    // Most are reads, of which there is no more to say.
    this.found.push(more ? { ...access, ...more } : access);
    return true;
  }

  /** The same of a container inside the place; what it is, is asked of values only now. Plain accesses of the place stand beside it. */
  private noteInner(kind: AccessKind, at: Expression, target: Expression, where: Where, more: Partial<Access> = {}): void {
    const held = this.heldIn(target);
    const type = held && containerAt(target, this.body.scope, this.context);
    if (!held || !type) return;
    const { container, key, place } = held;
    const object = container.kind === 'attribute' ? container.object : undefined;
    const display = `${render(container)}[${key}]`;
    this.found.push({ ...where, place, kind, body: this.body, at, target, display, object, inner: { type, key }, ...more });
  }

  /** `d[k]`, `d.get(k)`, `d.setdefault(k, [])`: what is kept in a container that is a place. */
  private heldIn(node: Expression): { readonly container: Expression; readonly key: string; readonly place: SharedPlace } | undefined {
    const element = elementOf(node);
    const place = element && placeOf(element.container, this.body.scope, this.context);
    return place && containerOf(place, this.context) ? { ...element, place } : undefined;
  }

  /** `d[k] = v`, `x = v`, `self.x, y = v`. */
  private write(written: Expression, value: Expression | undefined, where: Where, method = '[]='): void {
    const target = unwrap(written);
    switch (target.kind) {
      case 'collection':
        for (const element of target.elements) this.write(element, undefined, where);
        return;
      case 'starred':
        this.write(target.value, undefined, where);
        return;
      case 'subscript':
        for (const index of target.indices) this.read(index, where);
        this.mutate(target, target.object, value, where, method);
        return;
      case 'name':
      case 'attribute': {
        const update = value !== undefined && this.mentions(value, target);
        this.note(update ? 'update' : 'write', target, target, where, value ? { value } : {});
        if (target.kind === 'attribute') this.read(target.object, where);
        return;
      }
      default:
        return;
    }
  }

  private mutate(
    at: Expression & { kind: 'subscript' },
    object: Expression,
    value: Expression | undefined,
    where: Where,
    method: string,
  ): void {
    const element = at.indices.map(render).join(',');
    const update = value !== undefined && this.readsElement(value, object, element);
    const noted = this.note(update ? 'update' : 'mutate', at, unwrap(object), where, { method, element, ...(value ? { value } : {}) });
    if (!noted) this.noteInner(update ? 'update' : 'mutate', at, unwrap(object), where, { method, element, ...(value ? { value } : {}) });
    if (!noted) this.read(object, where);
    else if (object.kind === 'attribute') this.read(object.object, where);
  }

  private augment(statement: Statement & { kind: 'augmented' }, where: Where): void {
    const target = unwrap(statement.target);
    const { value } = statement;
    if (target.kind === 'subscript') {
      for (const index of target.indices) this.read(index, where);
      const more = { value, element: target.indices.map(render).join(',') };
      if (!this.note('update', target, unwrap(target.object), where, more)) {
        this.noteInner('update', target, unwrap(target.object), where, more);
        this.read(target.object, where);
      }
    } else {
      this.note('update', target, target, where, { value });
      if (target.kind === 'attribute') this.read(target.object, where);
    }
    this.read(value, where);
  }

  private read(node: Expression, where: Where): void {
    switch (node.kind) {
      case 'name':
        this.note('read', node, node, where);
        return;
      case 'attribute':
        this.note('read', node, node, where);
        this.read(node.object, where);
        return;
      case 'call':
        this.call(node, where);
        return;
      case 'subscript':
        this.element(node, where);
        return;
      case 'named':
        this.read(node.value, where);
        this.note('write', node.target, node.target, where, { value: node.value });
        return;
      case 'comprehension':
        node.clauses.forEach(({ iterable, conditions }) => {
          this.walk(iterable, where);
          for (const condition of conditions) this.read(condition, where);
        });
        if (node.key) this.read(node.key, where);
        this.read(node.element, where);
        return;
      default:
        for (const child of childrenOf(node)) this.read(child, where);
    }
  }

  /** `d[k][j]` reads what is in `d[k]`; a test of `d[k]`, or of what is in it, asks for that. */
  private element(node: Expression & { kind: 'subscript' }, where: Where): void {
    const whole = unwrap(node.object);
    if (elementOf(whole)) this.noteInner('read', whole, whole, where);
    if (where.statement.kind === 'if' || where.statement.kind === 'while') this.noteInner('read', node, node, where);
    for (const child of childrenOf(node)) this.read(child, where);
  }

  private call(node: Expression & { kind: 'call' }, where: Where): void {
    const { callee } = node;
    const changed = callee.kind === 'attribute' && this.changedBy(callee);
    if (changed) {
      this.note('mutate', node, unwrap(callee.object), where, { method: callee.name });
      if (callee.object.kind === 'attribute') this.read(callee.object.object, where);
    } else {
      if (callee.kind === 'attribute' && elementOf(unwrap(callee.object))) this.changeInner(node, callee, where);
      const before = this.found.length;
      this.read(callee, where);
      if (callee.kind === 'attribute') this.markCalled(node, unwrap(callee.object), before);
    }
    for (const argument of node.arguments) this.read(argument.value, where);
  }

  /** The reads since `from` whose object is asked to do something. */
  private markCalled(calls: Call, object: Expression, from: number): void {
    for (let index = from; index < this.found.length; index += 1) {
      const access = this.found[index];
      if (access?.target === object && access.kind === 'read') this.found[index] = { ...access, calls };
    }
  }

  /** `d[k].append(x)`, `d.setdefault(k, []).append(x)`: method names first, for they are cheap. */
  private changeInner(node: Expression & { kind: 'call' }, callee: Expression & { kind: 'attribute' }, where: Where): void {
    const target = unwrap(callee.object);
    const { models } = this.context;
    const changes = (type: ContainerType): boolean => (models.containerMethod(type, callee.name)?.does ?? 'reads') !== 'reads';
    if (!containerTypes.some(changes) || !this.heldIn(target)) return;
    const inner = containerAt(target, this.body.scope, this.context);
    if (inner && changes(inner)) this.noteInner('mutate', node, target, where, { method: callee.name });
  }

  private changedBy(callee: Expression & { kind: 'attribute' }): boolean {
    const place = placeOf(unwrap(callee.object), this.body.scope, this.context);
    const type = place && containerOf(place, this.context);
    const method = type && this.context.models.containerMethod(type, callee.name);
    return method !== undefined && method.does !== 'reads';
  }

  /** What a loop walks along: the container itself, its view, also one that serves two versions of Python, or either with numbers. */
  private walk(iterable: Expression, where: Where): void {
    const node = unwrap(iterable);
    if (node.kind === 'call' && (isWalker(node.callee) || isView(node.callee))) {
      for (const { value } of node.arguments) this.walk(value, where);
      return;
    }
    const isCall = node.kind === 'call' && node.callee.kind === 'attribute' && node.arguments.length === 0;
    const container = isCall && node.callee.kind === 'attribute' ? unwrap(node.callee.object) : node;
    const place = placeOf(container, this.body.scope, this.context);
    const type = place && containerOf(place, this.context);
    const walks =
      type !== undefined &&
      (container === node ||
        (isCall && node.callee.kind === 'attribute' && this.context.models.containerMethod(type, node.callee.name)?.view));
    if (!walks) {
      if (elementOf(container)) this.walkInner(node, container, where);
      this.read(node, where);
    } else {
      this.note('iterate', node, container, where);
      if (container.kind === 'attribute') this.read(container.object, where);
    }
  }

  /** `for x in d[k]:`, `for x in d[k].values():` */
  private walkInner(node: Expression, container: Expression, where: Where): void {
    const inner = this.heldIn(container) && containerAt(container, this.body.scope, this.context);
    const method = node !== container && node.kind === 'call' && node.callee.kind === 'attribute' ? node.callee.name : undefined;
    const walks = inner && (method === undefined || this.context.models.containerMethod(inner, method)?.view);
    if (walks) this.noteInner('iterate', node, container, where);
  }

  /** Whether `value` reads the place that `target` stands for. */
  private mentions(value: Expression, target: Expression): boolean {
    const place = placeOf(target, this.body.scope, this.context);
    const reads = (node: Expression): boolean =>
      (node.kind === target.kind && render(node) === render(target)) || childrenOf(node).some(reads);
    return place !== undefined && reads(value);
  }

  /** `d[k]` or `d.get(k)` of the same container and key. */
  private readsElement(value: Expression, object: Expression, element: string): boolean {
    const container = render(object);
    if (element.includes('…')) return false;
    const reads = (node: Expression): boolean => {
      if (node.kind === 'subscript' && render(node.object) === container && node.indices.map(render).join(',') === element) return true;
      if (
        node.kind === 'call' &&
        node.callee.kind === 'attribute' &&
        node.callee.name === 'get' &&
        render(node.callee.object) === container
      ) {
        const [key] = node.arguments;
        if (key && render(key.value) === element) return true;
      }
      return childrenOf(node).some(reads);
    };
    return reads(value);
  }
}

const containerTypes: readonly ContainerType[] = ['list', 'dict', 'set', 'deque'];

function elementOf(node: Expression): { readonly container: Expression; readonly key: string } | undefined {
  if (node.kind === 'subscript') return { container: unwrap(node.object), key: node.indices.map(render).join(',') };
  if (node.kind !== 'call' || node.callee.kind !== 'attribute' || !/^(get|setdefault)$/.test(node.callee.name)) return undefined;
  const [key] = node.arguments;
  return key?.star === 0 ? { container: unwrap(node.callee.object), key: render(key.value) } : undefined;
}

const isWalker = (callee: Expression): boolean => callee.kind === 'name' && /^(enumerate|reversed|zip)$/.test(callee.id);

/** `six.iteritems(d)`, and the same imported by name. */
const isView = (callee: Expression): boolean =>
  /^(iter|view)(items|values|keys)$/.test(callee.kind === 'name' ? callee.id : sixName(callee));
const sixName = (callee: Expression): string =>
  callee.kind === 'attribute' && callee.object.kind === 'name' && callee.object.id === 'six' ? callee.name : '';

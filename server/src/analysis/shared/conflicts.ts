/**
 * Conflicts between an access without the guard of its place and a critical section that relies on it: the one that
 * comes in between makes the section's steps belong to different states (atomicity violation, the unserialisable
 * interleavings of Lu's AVIO and Flanagan's Atomizer). A pair that has the effect of one after the other is none: an
 * append beside an append, a flag set beside a test of it.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { childrenOf, expressionsOf, unwrap } from '../../ir/visit.ts';
import { needsElement, resizes } from '../../models/operations.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import type { Context } from '../context.ts';
import { type Access, changes } from './accesses.ts';
import { containerOf } from './containers.ts';
import type { GuardedAccess, GuardedPlace } from './guarded-by.ts';
import { innerSteps } from './object-changes.ts';
import { fillsItself } from './self-filling.ts';

/** What is done to one place while its guard is held, in the order of the text. */
export type Section = readonly [GuardedAccess, ...GuardedAccess[]];

export interface Conflict {
  readonly section: Section;
  /** The step of the section that has been taken before, and the one that then meets another state; the same for a single statement. */
  readonly before: Access;
  readonly after: Access;
}

export function sectionsOf({ guarded }: GuardedPlace): readonly Section[] {
  const sections = new Map<unknown, Map<unknown, [GuardedAccess, ...GuardedAccess[]]>>();
  for (const each of guarded) {
    const inBody = sections.get(each.access.body) ?? new Map<unknown, [GuardedAccess, ...GuardedAccess[]]>();
    sections.set(each.access.body, inBody);
    const section = inBody.get(each.lock.held.event.node);
    if (section) section.push(each);
    else inBody.set(each.lock.held.event.node, [each]);
  }
  return [...sections.values()].flatMap((inBody) => [...inBody.values()]);
}

/** How the section suffers from `access`, or `access` from the section. */
export function conflictWith(access: Access, section: Section, context: Context): Conflict | undefined {
  return access.kind === 'read' && access.calls ? insideObject(access, section, context) : onPlace(access, section, context);
}

/** Two methods of the object at once, of which one changes what the other relies on. */
function insideObject(access: Access, section: Section, context: Context): Conflict | undefined {
  const inner = innerSteps(access, context);
  if (inner.length === 0) return undefined;
  for (const step of section) {
    const steps = innerSteps(step.access, context).map((each): GuardedAccess => ({ access: each, lock: step.lock }));
    const meet = (changed: readonly Access[], relied: readonly GuardedAccess[]): boolean =>
      changed.some((change) => {
        const [first, ...rest] = relied.filter((each) => each.access.place.key === change.place.key);
        return changes(change) && first !== undefined && onPlace(change, [first, ...rest], context) !== undefined;
      });
    const own = inner.map((each): GuardedAccess => ({ access: each, lock: step.lock }));
    if (
      meet(inner, steps) ||
      meet(
        steps.map((each) => each.access),
        own,
      )
    )
      return { section, before: step.access, after: step.access };
  }
  return undefined;
}

function onPlace(access: Access, section: Section, context: Context): Conflict | undefined {
  const steps = section.flatMap((each) => (isSameDepth(each.access, access) ? [each.access] : []));
  const found = (before: Access | undefined, after: Access | undefined): Conflict | undefined =>
    before && after && { section, before, after };
  const one = (step: Access | undefined): Conflict | undefined => found(step, step);
  switch (access.kind) {
    case 'write':
      return found(...rebound(access, steps));
    case 'update':
      return one(steps.find(({ kind }) => kind === 'update') ?? steps.find(({ kind }) => kind === 'write' || kind === 'mutate'));
    case 'mutate':
      return found(...changed(access, steps, context));
    case 'iterate':
      return one(steps.find((step) => breaksLoop(step, access, context)));
    case 'read':
      return undefined;
  }
}

/** Both of the place itself, or both of a container inside it. */
export const isSameDepth = (a: Access, b: Access): boolean => (a.inner === undefined) === (b.inner === undefined);

type Steps = readonly [Access | undefined, Access | undefined];

/** Another object in its place: what was read or tested before is not what is used or changed afterwards. */
function rebound({ value }: Access, steps: readonly Access[]): Steps {
  const update = steps.find(({ kind }) => kind === 'update');
  if (update) return [update, update];
  const [first] = steps;
  const later = steps.slice(1);
  if (value?.kind === 'constant' && value.value !== null) return [undefined, undefined];
  return [
    first,
    later.find((step) => (isUsed(step) && step.statement !== first?.statement) || step.kind === 'mutate' || step.kind === 'iterate'),
  ];
}

/** Its content changed: a loop breaks, an element is gone or there twice. */
function changed(access: Access, steps: readonly Access[], context: Context): Steps {
  const loop = steps.find((step) => step.kind === 'iterate' && breaksLoop(access, step, context));
  if (loop) return [loop, loop];
  const update = steps.find(({ kind }) => kind === 'update');
  if (update && (removes(access) || access.method === '[]=')) return [update, update];
  const [first] = steps;
  const added = access.method === '[]=' && access.value?.kind !== 'constant' ? addedAfterTest(steps) : undefined;
  if (added) return added;
  const emptied = adds(access) ? emptiedAfterCopy(steps) : undefined;
  if (emptied) return emptied;
  if (!removes(access) || !first) return [undefined, undefined];
  return [first, steps.slice(1).find((step) => step !== first && (needsContent(step) || takesElement(step)))];
}

/** Methods of containers that put something in. */
export const adders: ReadonlySet<string> = new Set(['append', 'appendleft', 'add', 'extend', 'insert', 'update', 'setdefault', '[]=']);

export const adds = ({ kind, method = '' }: Access): boolean => kind === 'mutate' && adders.has(method);

/** `rows = list(self.rows)` … `self.rows.clear()`: what is added in between is in neither. */
export function emptiedAfterCopy(steps: readonly Access[]): Steps | undefined {
  const at = steps.findIndex(empties);
  const emptying = steps[at];
  const copy = steps.slice(0, at).find((step) => isUsedUp(step) && step.statement !== emptying?.statement);
  return emptying && copy && [copy, emptying];
}

/** `clear()`, or an empty container in its place. */
export function empties({ kind, method, value }: Access): boolean {
  if (kind === 'mutate') return method === 'clear';
  const node = kind === 'write' && value ? unwrap(value) : undefined;
  if (node?.kind === 'collection') return node.elements.length === 0;
  const isMade = node?.kind === 'call' && node.callee.kind === 'name' && /^(list|dict|set|deque)$/.test(node.callee.id);
  return isMade && node.arguments.length === 0;
}

/** Walked along, or copied: whoever keeps the container itself under another name also has what comes later. */
function isUsedUp({ kind, statement, target, calls }: Access): boolean {
  if (kind === 'iterate') return true;
  if (kind !== 'read') return false;
  if (calls?.callee.kind === 'attribute' && calls.callee.name === 'copy') return true;
  const isGiven = (node: Expression): boolean =>
    (node.kind === 'call' && copiers.has(lastIdentifier(node.callee) ?? '') && node.arguments.some(({ value }) => value === target)) ||
    childrenOf(node).some(isGiven);
  return expressionsOf(statement).some(isGiven);
}

const copiers: ReadonlySet<string> = new Set([
  'list',
  'tuple',
  'set',
  'dict',
  'sorted',
  'deque',
  'frozenset',
  'join',
  'sum',
  'extend',
  'dumps',
]);

/** `if k not in d: d[k] = …` and, after it, a use of what is there. */
function addedAfterTest(steps: readonly Access[]): Steps | undefined {
  const at = steps.findIndex(({ kind, method }) => kind === 'mutate' && method === '[]=');
  const test = steps.slice(0, at).find(({ kind, statement }) => kind === 'read' && statement.kind === 'if');
  const later = steps.slice(at + 1).find((step) => takesElement(step));
  return at > 0 && test && later ? [test, later] : undefined;
}

export const removes = ({ method = '' }: Access): boolean => method === 'del' || method === 'clear' || needsElement.has(method);

const needsContent = ({ kind, method = '' }: Access): boolean => kind === 'mutate' && (method === 'del' || needsElement.has(method));

/** Whether a change made by one thread ends, or misleads, the loop of another. */
export function breaksLoop(change: Access, loop: Access, context: Context): boolean {
  if (loop.kind !== 'iterate' || !isSameDepth(change, loop)) return false;
  if (change.kind === 'read' || (change.kind === 'update' && change.statement.kind === 'augmented')) return fillsItself(change, context);
  if (change.kind !== 'mutate' && !(change.kind === 'update' && change.element !== undefined)) return false;
  const { method = '' } = change;
  switch (loop.inner?.type ?? containerOf(loop.place, context)) {
    case 'list':
      return removes(change);
    case 'dict':
      return method === '[]=' ? change.statement.kind !== 'augmented' : resizes(method);
    case 'set':
    case 'deque':
      return method !== '[]=' && resizes(method);
    default:
      return false;
  }
}

/** The object itself is asked for something: an attribute, an element, a call. */
export function isUsed({ statement, target }: Access): boolean {
  const used = (node: Expression): boolean =>
    ((node.kind === 'attribute' || node.kind === 'subscript') && node.object === target) ||
    (node.kind === 'call' && node.callee === target) ||
    childrenOf(node).some(used);
  return expressionsOf(statement).some(used);
}

/** `d[k]`: fails when the key has gone; of a certain key, if one is given. */
export function takesElement({ kind, statement, target }: Access, key?: string): boolean {
  const isKey = (indices: readonly Expression[]): boolean => key === undefined || indices.map(render).join(',') === key;
  const takes = (node: Expression): boolean =>
    (node.kind === 'subscript' && node.object === target && isKey(node.indices)) || childrenOf(node).some(takes);
  return kind === 'read' && expressionsOf(statement).some(takes);
}

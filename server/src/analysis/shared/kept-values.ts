/**
 * Values of shared places that a variable keeps until something computed from them is written back: `old = self.n` here,
 * `self.n = old + 1` there (def-use chains, by the order of the text). Errs on the side of silence: a value that is put
 * back as it was, went through a call, or may be of another variable's making, is none.
 */
import { contains, type Span } from '../../base/span.ts';
import { namesIn } from '../../ir/binding.ts';
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { childrenOf, unwrap } from '../../ir/visit.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { type Access, accesses } from './accesses.ts';

/** A write of what a variable kept of the place, with something done to it in between. */
export interface WriteBack {
  readonly read: Access;
  readonly write: Access;
}

/** Of one body, in source order; of several reads the last. A place that is asked again, or changed, in between is none. */
export const writeBacks = defineAnalysis<Body, readonly WriteBack[]>({
  name: 'write-backs',
  compute: (body, context) => {
    const all = context.get(accesses, body);
    return all.flatMap((write, index) => {
      if (write.kind !== 'write' || write.element !== undefined || write.inner || !mayBringBack(write)) return [];
      const earlier = all.slice(0, index).filter((each) => each.place.key === write.place.key && each.display === write.display);
      const read = earlier.findLast(isKept);
      const isAskedAgain = read && earlier.slice(earlier.indexOf(read) + 1).some(decides);
      return read && !isAskedAgain && bringsBack(read, write) ? [{ read, write }] : [];
    });
  },
});

/** By its form alone. */
export function mayBringBack({ value }: Pick<Access, 'value'>): boolean {
  const node = value && unwrap(value);
  return node !== undefined && (node.kind === 'name' || node.kind === 'binary' || node.kind === 'collection');
}

const isKept = (read: Access): boolean => keeperOf(read) !== undefined;

/** The variable that a read gives its value to. */
export function keeperOf({ kind, statement, at }: Access): string | undefined {
  if (kind !== 'read' || statement.kind !== 'assign' || statement.targets.length !== 1 || statement.value.end < at.end) return undefined;
  const [target] = statement.targets;
  return target?.kind === 'name' ? target.id : undefined;
}

/**
 * `if self.n >= k: … self.n -= k`: the update goes by what the test saw. The innermost test around it that reads the
 * place; undefined where none does, or the update is of an element.
 */
export function testBefore(update: Access, context: Context): Access | undefined {
  const { body, at, place, display, element, inner } = update;
  if (element !== undefined || inner) return undefined;
  return context
    .get(accesses, body)
    .findLast(
      ({ kind, statement, place: { key }, display: shown, target }) =>
        kind === 'read' &&
        key === place.key &&
        shown === display &&
        (statement.kind === 'if' || statement.kind === 'while') &&
        contains(statement.test, target) &&
        contains(statement.body, at),
    );
}

/** Whoever only shows the value decides nothing by it. */
const decides = ({ kind, statement }: Access): boolean =>
  kind !== 'read' || (statement.kind !== 'expression' && statement.kind !== 'assign');

/** 'same' holds the old value, 'computed' what was made of it. */
type Kept = 'same' | 'computed';

/** Whether a variable carries what was read to the write, and something is made of it on the way. */
export const bringsBack = (read: Access, write: Access): boolean =>
  write.value !== undefined &&
  isMadeOf(write.value, (node) => isThePlace(node, read, write), read.body, {
    start: read.statement.start,
    end: write.statement.start,
  });

/** Whether a value is made of what `isRead` knows, there or through variables of the statements within `between`. */
export function isMadeOf(value: Expression, isRead: IsRead, body: Body, between: Span): boolean {
  const kept = new Map<string, Kept>();
  forEachStatementOf(body, (statement) => {
    if (contains(between, statement)) note(statement, isRead, kept);
  });
  return keptBy(value, isRead, kept) === 'computed';
}

type IsRead = (node: Expression) => boolean;

/** `self.n` for a write of `self.n`; `self.d[k]` or `self.d.get(k, 0)` for one of `self.d[k]`. */
function isThePlace(value: Expression, { target }: Access, { element }: Access): boolean {
  if (element === undefined) return value === target;
  if (value.kind === 'subscript') return value.object === target && value.indices.map(render).join(',') === element;
  if (value.kind !== 'call' || value.callee.kind !== 'attribute' || value.callee.name !== 'get') return false;
  const [key] = value.arguments;
  return value.callee.object === target && key?.star === 0 && render(key.value) === element;
}

/** Whatever else binds a variable makes it another's. */
function note(statement: Statement, isRead: IsRead, kept: Map<string, Kept>): void {
  if (statement.kind === 'augmented' && statement.target.kind === 'name') {
    if (kept.has(statement.target.id)) kept.set(statement.target.id, 'computed');
  } else if (statement.kind === 'assign') {
    const value = keptBy(statement.value, isRead, kept);
    for (const target of statement.targets) for (const name of namesIn(target)) set(kept, name, target.kind === 'name' ? value : undefined);
  } else if (statement.kind === 'for') for (const name of namesIn(statement.target)) kept.delete(name);
}

function set(kept: Map<string, Kept>, name: string, value: Kept | undefined): void {
  if (value) kept.set(name, value);
  else kept.delete(name);
}

/** Arithmetic makes another value of it, or a list with it; what a call makes may have nothing to do with it. */
function keptBy(value: Expression, isRead: IsRead, kept: ReadonlyMap<string, Kept>): Kept | undefined {
  const node = unwrap(value);
  if (isRead(node)) return 'same';
  if (node.kind === 'name') return kept.get(node.id);
  if (node.kind === 'starred') return keptBy(node.value, isRead, kept);
  if (node.kind !== 'binary' && node.kind !== 'collection') return undefined;
  return childrenOf(node).some((part) => keptBy(part, isRead, kept)) ? 'computed' : undefined;
}

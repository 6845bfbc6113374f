/**
 * Values of shared places that a variable keeps until something computed from them is written back: `old = self.n` here,
 * `self.n = old + 1` there (def-use chains, by the order of the text). Errs on the side of silence: a value that is put
 * back as it was, went through a call, or may be of another variable's making, is none.
 */
import { contains } from '../../base/span.ts';
import type { Expression } from '../../ir/expression.ts';
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
      if (write.kind !== 'write' || write.element !== undefined || write.inner) return [];
      const earlier = all.slice(0, index).filter((each) => each.place.key === write.place.key && each.display === write.display);
      const read = earlier.findLast(isKept);
      const isAskedAgain = read && earlier.slice(earlier.indexOf(read) + 1).some(decides);
      return read && !isAskedAgain && isComputedFrom(read, write, body) ? [{ read, write }] : [];
    });
  },
});

const isKept = ({ kind, statement, at }: Access): boolean =>
  kind === 'read' &&
  statement.kind === 'assign' &&
  statement.targets.length === 1 &&
  statement.targets[0]?.kind === 'name' &&
  statement.value.end >= at.end;

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

function isComputedFrom(read: Access, write: Access, body: Body): boolean {
  const kept = new Map<string, Kept>();
  forEachStatementOf(body, (statement) => {
    if (statement.start >= read.statement.start && statement.end <= write.statement.start) note(statement, read, kept);
  });
  return write.value !== undefined && keptBy(write.value, read, kept) === 'computed';
}

/** Whatever else binds a variable makes it another's. */
function note(statement: Statement, read: Access, kept: Map<string, Kept>): void {
  if (statement.kind === 'augmented' && statement.target.kind === 'name') {
    if (kept.has(statement.target.id)) kept.set(statement.target.id, 'computed');
  } else if (statement.kind === 'assign') {
    const value = keptBy(statement.value, read, kept);
    for (const target of statement.targets)
      for (const name of namesBound(target)) set(kept, name, target.kind === 'name' ? value : undefined);
  } else if (statement.kind === 'for') for (const name of namesBound(statement.target)) kept.delete(name);
}

function set(kept: Map<string, Kept>, name: string, value: Kept | undefined): void {
  if (value) kept.set(name, value);
  else kept.delete(name);
}

function namesBound(target: Expression): readonly string[] {
  const node = unwrap(target);
  if (node.kind === 'name') return [node.id];
  return node.kind === 'collection' ? node.elements.flatMap(namesBound) : [];
}

/** Arithmetic makes another value of it; what a call makes may have nothing to do with it. */
function keptBy(value: Expression, read: Access, kept: ReadonlyMap<string, Kept>): Kept | undefined {
  const node = unwrap(value);
  if (node === read.target) return 'same';
  if (node.kind === 'name') return kept.get(node.id);
  if (node.kind !== 'binary') return undefined;
  return childrenOf(node).some((operand) => keptBy(operand, read, kept)) ? 'computed' : undefined;
}

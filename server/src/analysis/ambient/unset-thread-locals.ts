/**
 * Attributes of a `threading.local()` that only code outside of threads sets, read by code that only threads run: each thread
 * begins with an empty object. Errs towards silence: whoever asks first whether it is there, or catches the error, and
 * subclasses, whose `__init__` runs in each thread.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import { type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, bodyOf, type Context, defineAnalysis, locate } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { isExpected } from '../flow/expected.ts';
import type { Location } from '../location.ts';
import { onlyThreadsOf, threadKinds } from '../parallel/only-threads.ts';
import { contextsOf, type Root } from '../parallel/roots.ts';
import { bindingsOf, placeOf } from '../shared/places.ts';
import { threadLocalAttribute } from './thread-locals.ts';

export interface UnsetThreadLocal {
  readonly node: Expression;
  readonly unit: Unit;
  readonly display: string;
  /** Where somebody sets it, for another thread. */
  readonly set: Location;
  readonly setter: Body;
  readonly root: Root;
}

/** One for each attribute, where it is read first. */
export const unsetThreadLocals = defineAnalysis<Body, readonly UnsetThreadLocal[]>({
  name: 'unset-thread-locals',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError || asksWhetherItIsThere(body)) return [];
    const reads = readsIn(body, context);
    const [root] = reads.size > 0 ? onlyThreadsOf(body, context) : [];
    if (!root) return [];
    return [...reads.values()].flatMap(({ node, display, name }) => {
      const setting = isExpected(node, body.unit, ['AttributeError'], body, context)
        ? undefined
        : settingOf(node, name, body.scope, context);
      return setting ? [{ node, unit: body.unit, display, ...setting, root }] : [];
    });
  },
});

type Attribute = Expression & { readonly kind: 'attribute' };
interface Read {
  readonly node: Attribute;
  readonly display: string;
  readonly name: string;
}

/** The first read of each attribute that the function does not set itself. */
function readsIn(fn: FunctionSymbol, context: Context): ReadonlyMap<string, Read> {
  const set = new Set<string>();
  const targets = new Set<Expression>();
  forEachStatementOf(fn, (statement) => {
    if (statement.kind === 'assign') for (const target of statement.targets) targets.add(target);
  });
  const found = new Map<string, Read>();
  forEachExpressionIn(fn.ir.body, (node) => {
    const attribute = node.kind === 'attribute' ? threadLocalAttribute(node, fn.scope, context) : undefined;
    if (attribute && node.kind === 'attribute') {
      if (targets.has(node)) set.add(attribute.key);
      else if (!found.has(attribute.key)) found.set(attribute.key, { node, display: attribute.display, name: node.name });
    }
    return undefined;
  });
  for (const key of set) found.delete(key);
  return found;
}

const asking: ReadonlySet<string> = new Set(['hasattr', 'getattr', 'setattr', 'vars', 'AttributeError', '__dict__']);
const asksWhetherItIsThere = ({ mentioned }: FunctionSymbol): boolean => [...asking].some((name) => mentioned.has(name));

/** Somebody sets the attribute, and nobody does in a thread, or where it is not known who calls. */
function settingOf(node: Attribute, name: string, scope: Scope, context: Context): Pick<UnsetThreadLocal, 'set' | 'setter'> | undefined {
  const place = placeOf(node.object, scope, context);
  if (
    !place ||
    !bindingsOf(place, context).every((binding) => binding.kind === 'value' && isPlainLocal(binding.value, binding.scope, context))
  )
    return undefined;
  if (context.program.mentions('setattr').some(({ call }) => lastIdentifier(unwrap(call.arguments[0]?.value ?? node)) === place.name))
    return undefined;
  const settings = context.program.attributeAssignments(name).flatMap((assignment) => {
    const other = placeOf(assignment.object, assignment.scope, context);
    return other === undefined || other.key === place.key ? [assignment] : [];
  });
  const known = settings.flatMap((assignment) => {
    const setter = bodyOf(assignment.scope);
    const isKnown =
      setter !== undefined && placeOf(assignment.object, assignment.scope, context) !== undefined && isOutside(setter, context);
    return isKnown ? [{ set: locate(setter, assignment.unit, assignment.object), setter }] : [];
  });
  return known.length === settings.length ? known[0] : undefined;
}

function isOutside(body: Body, context: Context): boolean {
  const roots = contextsOf(body, context);
  return roots.length > 0 && !roots.some(({ kind }) => threadKinds.has(kind) || kind === 'public');
}

function isPlainLocal(value: Expression, scope: Scope, context: Context): boolean {
  const call = unwrap(value);
  return call.kind === 'call' && isSurely(call.callee, scope, context, (name) => name === 'threading.local');
}

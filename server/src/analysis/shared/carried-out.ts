/**
 * Guarded containers that leave their critical section under another name: `with self._lock: rows = self._rows`, and
 * then a loop over `rows`, which is the very container that others change under the lock (an alias escapes its guard).
 * Errs on the side of silence: a body that puts another container in its place has this one for itself, and so has a
 * section that changes the copy it has just put there; a variable that is bound twice may be anything.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { type Access, accesses } from './accesses.ts';
import { conflictWith } from './conflicts.ts';
import { containerOf } from './containers.ts';
import { guardedPlaces } from './guarded-by.ts';
import { locksAt } from './held-at.ts';
import { conflictsOf, type Inconsistency } from './inconsistencies.ts';
import { isNearGuard } from './nearness.ts';
import { isPrivatePhase } from './phases.ts';

export interface CarriedOut extends Inconsistency {
  /** The variable. */
  readonly alias: string;
}

interface Alias {
  readonly name: string;
  /** Where it gets the container. */
  readonly source: Access;
}

/** Of one body, in source order; one for each variable. */
export const carriedOut = defineAnalysis<Body, readonly CarriedOut[]>({
  name: 'carried-out',
  compute: (body, context) => {
    if (body.kind === 'module' || !isNearGuard(body, context)) return [];
    const aliases = context.get(accesses, body).flatMap((access) => aliasOf(access, context));
    if (aliases.length === 0 || isPrivatePhase(body, context)) return [];
    return aliases.flatMap((alias) =>
      loopsOver(alias.name, body)
        .flatMap((loop) => unguarded(loop, alias, context))
        .slice(0, 1),
    );
  },
});

/** `rows = self._rows`, `items = self._rows.items()` */
function aliasOf(source: Access, context: Context): readonly Alias[] {
  const { statement, body, place, kind } = source;
  if (kind !== 'read' || source.inner || statement.kind !== 'assign' || statement.targets.length !== 1) return [];
  const [target] = statement.targets;
  if (target?.kind !== 'name' || body.scope.bindings.get(target.id)?.length !== 1 || body.scope.globals.has(target.id)) return [];
  const value = unwrap(statement.value);
  return (value === source.target || isViewOf(value, source, context)) && containerOf(place, context) ? [{ name: target.id, source }] : [];
}

function isViewOf(value: Expression, { target, place }: Access, context: Context): boolean {
  if (value.kind !== 'call' || value.callee.kind !== 'attribute' || value.callee.object !== target) return false;
  const type = containerOf(place, context);
  return type !== undefined && context.models.containerMethod(type, value.callee.name)?.view === true;
}

interface Loop {
  readonly iterable: Expression;
  readonly statement: Statement;
  readonly unit: Unit;
}

/** `for row in rows`, `for k, v in rows.items()`, and the same in comprehensions. */
function loopsOver(name: string, body: Body): readonly Loop[] {
  const found: Loop[] = [];
  const note = (iterable: Expression, statement: Statement, unit: Unit): void => {
    if (walks(unwrap(iterable), name)) found.push({ iterable, statement, unit });
  };
  forEachStatementOf(body, (statement, unit) => {
    if (statement.kind === 'for') note(statement.iterable, statement, unit);
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        if (node.kind === 'comprehension') for (const { iterable } of node.clauses) note(iterable, statement, unit);
        return true;
      });
    }
  });
  return found;
}

function walks(node: Expression, name: string): boolean {
  if (node.kind === 'name') return node.id === name;
  const isView = node.kind === 'call' && node.callee.kind === 'attribute' && /^(items|keys|values)$/.test(node.callee.name);
  return isView && node.callee.kind === 'attribute' && walks(unwrap(node.callee.object), name);
}

function unguarded({ iterable, statement, unit }: Loop, { name, source }: Alias, context: Context): readonly CarriedOut[] {
  const { place, body } = source;
  const guard = context.get(guardedPlaces, place.owner).get(place.name);
  const own = guard?.guarded.find(({ access }) => access === source);
  const { calls: _, ...rest } = source;
  const loop: Access = { ...rest, kind: 'iterate', at: iterable, target: iterable, statement, unit };
  const held = locksAt(loop, context);
  if (!guard || !own || held === 'unknown' || held.has(own.lock.home.key) || isReplacedIn(body, source, context)) return [];
  const found = conflictsOf(
    loop,
    'iterated',
    (section) => (section.some(({ access }) => puts(access)) ? undefined : conflictWith(loop, section, context)),
    context,
  );
  return found.map((each) => ({ ...each, alias: name }));
}

const isReplacedIn = (body: Body, { place }: Access, context: Context): boolean =>
  context.get(accesses, body).some((access) => access.place.key === place.key && puts(access));

/** Another object in the place. */
const puts = ({ kind, element, inner }: Access): boolean =>
  inner === undefined && (kind === 'write' || (kind === 'update' && element === undefined));

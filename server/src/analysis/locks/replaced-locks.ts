/**
 * Locks that are replaced while others take them: `self._lock = Lock()` outside of the constructor, in a body that may run
 * beside one that takes the lock. Whoever holds the old one keeps nobody out any more. Errs on the side of silence: code
 * that begins or ends the life of an object, or comes after a fork, and a lock whose other construction is not in sight.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow, forEachStatementOf } from '../flow/control-flow.ts';
import { isBuilding, isPrivatePhase } from '../shared/phases.ts';
import { lockAt } from './abstract-lock.ts';
import { isConstruction } from './idle-locks.ts';
import { lockHome } from './lock-identity.ts';
import { canMeet } from './lock-order-graph.ts';
import { type Section, sectionsByLock } from './long-sections.ts';

export interface ReplacedLock {
  readonly target: Expression;
  readonly call: Expression;
  readonly unit: Unit;
  readonly name: string;
  /** Who takes the lock meanwhile. */
  readonly taker: Section;
}

/** In source order. */
export const replacedLocks = defineAnalysis<Body, readonly ReplacedLock[]>({
  name: 'replaced-locks',
  compute: (body, context) => {
    const found: ReplacedLock[] = [];
    if (body.kind === 'module' || beginsLife(body) || isPrivatePhase(body, context)) return found;
    forEachStatementOf(body, (statement, unit) => found.push(...replacedBy(statement, unit, body, context)));
    return found;
  },
});

/** Nobody else is there yet, or any more. */
const beginsLife = ({ name }: FunctionSymbol): boolean =>
  /^_*(start|open|connect|reconnect|restart|set_?up|init\w*|prepare|bind|__enter__|__aenter__|close|stop|shutdown|disconnect)_*$/i.test(
    name,
  );

function replacedBy(statement: Statement, unit: Unit, body: FunctionSymbol, context: Context): readonly ReplacedLock[] {
  const [target, another] = statement.kind === 'assign' ? statement.targets : [];
  const call = statement.kind === 'assign' ? unwrap(statement.value) : undefined;
  const isKept = target?.kind === 'attribute' || (target?.kind === 'name' && body.scope.globals.has(target.id));
  if (!target || another || !isKept || call?.kind !== 'call' || !isConstruction(call, body.scope, context)) return [];
  const lock = lockAt(target, body.scope, context);
  const home = lock && lockHome(lock, context);
  if (!lock || !home || lock.isAsync || !lock.made.some((site) => site.call === call) || lock.made.length < 2) return [];
  const node = context.get(controlFlow, body).nodes.find((each) => each.statement === statement);
  const taker = (context.get(sectionsByLock, context).get(home.key) ?? []).find(
    (each) =>
      (each.body.kind === 'module' || !isBuilding(each.body)) && each.body !== body && canMeet({ body, node }, each, 'threads', context),
  );
  return taker ? [{ target, call, unit, name: render(target), taker }] : [];
}

/**
 * Locks that a method makes anew for its object each time it is called, and that nobody but this method takes: whoever
 * holds the one before keeps nobody out. Errs on the side of silence: a constructor, a lock made on a condition, one that
 * another function of the file names, one that is handed on.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import { type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { isConstruction, type LocalLock } from './idle-locks.ts';
import { lockEvents } from './lock-events.ts';

/** `self.lock = threading.Lock()` … `with self.lock:` in one method, in source order. */
export const remadeLocks = defineAnalysis<Body, readonly LocalLock[]>({
  name: 'remade-locks',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.cls || body.name === '__init__' || receiverName(body) === undefined) return [];
    return body.ir.body.statements.flatMap((statement) => remadeLock(statement, body, context) ?? []);
  },
});

function remadeLock(statement: Statement, fn: FunctionSymbol, context: Context): LocalLock | undefined {
  const target = statement.kind === 'assign' && statement.targets.length === 1 ? statement.targets[0] : undefined;
  const call = statement.kind === 'assign' ? unwrap(statement.value) : undefined;
  if (target?.kind !== 'attribute' || !isReceiver(target.object, fn) || call?.kind !== 'call') return undefined;
  if (!isConstruction(call, fn.scope, context) || !isKnownHereOnly(target.name, fn)) return undefined;
  const taken = [...context.get(lockEvents, fn).values()].filter(({ lock }) => lock.made.some((site) => site.call === call));
  const [first] = taken;
  const isOnlyTaken = usesIn(fn, target.name) === new Set(taken.map(({ at }) => at)).size + 1;
  return first && isOnlyTaken && taken.every(({ lock: { again } }) => again === 'deadlocks' || again === 'nests')
    ? { name: `${receiverName(fn)}.${target.name}`, call, unit: fn.unit, taken: first.at }
    : undefined;
}

const isReceiver = (node: Expression, fn: FunctionSymbol): boolean => node.kind === 'name' && node.id === receiverName(fn);

/** Bound once in the class, and named nowhere else in the file. */
function isKnownHereOnly(name: string, fn: FunctionSymbol): boolean {
  const module = moduleOf(fn);
  const isBoundOnce = fn.cls?.attributes.get(name)?.length === 1 && !fn.cls.scope.bindings.has(name);
  return isBoundOnce && module.functions.every((each) => each === fn || !each.mentioned.has(name)) && usesIn(module, name) === 0;
}

/** How often an attribute of the name stands in the body itself. */
function usesIn(body: Body, name: string): number {
  let count = 0;
  forEachStatementOf(body, (statement) => {
    for (const root of expressionsOf(statement)) {
      forEachExpression(root, (node) => {
        if (node.kind === 'attribute' && node.name === name) count++;
        return undefined;
      });
    }
  });
  return count;
}

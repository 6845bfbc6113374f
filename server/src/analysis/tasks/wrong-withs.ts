/**
 * Context managers entered the wrong way: a plain `with` on one that is for `async with` alone, `async with` on what
 * has only the plain kind. Python raises each time. Locks of asyncio in a plain `with` once worked: `apis/` knows of them. Errs on the side of silence: open values, classes with unknown bases.
 */
import type { Unit } from '../../ir/module.ts';
import type { With, WithItem } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import { ancestors, findMethod } from '../../semantic/classes.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { decoratorNames } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface WrongWith {
  readonly statement: With;
  readonly item: WithItem;
  readonly unit: Unit;
  /** `manager`: for tasks, in a plain `with`; `thread-lock`: a lock of threads in `async with`; `plain-manager`: another one for a plain `with` alone. */
  readonly how: 'manager' | 'thread-lock' | 'plain-manager';
}

/** In source order. */
export const wrongWiths = defineAnalysis<Body, readonly WrongWith[]>({
  name: 'wrong-withs',
  compute: (body, context) => {
    if (!body.hasWith || (body.kind === 'function' && body.ir.hasError)) return [];
    const found: WrongWith[] = [];
    forEachStatementOf(body, (statement, unit) => {
      if (statement.kind !== 'with') return;
      for (const item of statement.items) {
        const how = wrongness(item, statement.isAsync, body, context);
        if (how) found.push({ statement, item, unit, how });
      }
    });
    return found;
  },
});

function wrongness(item: WithItem, isAsync: boolean, body: Body, context: Context): WrongWith['how'] | undefined {
  const { values, open } = context.evaluator.evaluate(item.context, body.scope);
  const [value, ...more] = values;
  if (value && !open && more.length === 0) {
    const lock = value.kind === 'instance' ? context.models.lock(value.type) : undefined;
    if (lock && value.kind === 'instance') return lockWrongness(value.type, isAsync);
    if (value.kind === 'generator') return generatorWrongness(value, isAsync);
    if (isAsync && value.kind === 'instance') return plainAlone.has(value.type) ? 'plain-manager' : undefined;
    if (value.kind === 'object') return isForOneAlone(value, isAsync, context) ? (isAsync ? 'plain-manager' : 'manager') : undefined;
  }
  return !isAsync && givesManager(item, body, context) ? 'manager' : undefined;
}

function lockWrongness(type: string, isAsync: boolean): WrongWith['how'] | undefined {
  return isAsync && /^(threading|multiprocessing)\./.test(type) ? 'thread-lock' : undefined;
}

/** `aiohttp.ClientSession()`, `asyncio.timeout(1)`: by the table. */
function givesManager({ context: entered }: WithItem, body: Body, context: Context): boolean {
  const call = unwrap(entered);
  if (call.kind !== 'call') return false;
  const { values, open } = context.evaluator.evaluate(call.callee, body.scope);
  const name = values.length === 1 && !open && values[0] ? qualifiedNameOf(values[0]) : undefined;
  return name !== undefined && context.models.coroutine(name)?.gives === 'context';
}

/** Library classes with nothing for `async with`. */
const plainAlone: ReadonlySet<string> = new Set([
  'io.TextIOWrapper',
  'httpx.Client',
  'requests.Session',
  'sqlite3.Connection',
  'tempfile.TemporaryDirectory',
  'concurrent.futures.ThreadPoolExecutor',
  'concurrent.futures.ProcessPoolExecutor',
]);

/** Under `@contextmanager` and under `@asynccontextmanager`; any other decorator makes nobody knows what. */
function generatorWrongness({ fn }: Value & { kind: 'generator' }, isAsync: boolean): WrongWith['how'] | undefined {
  const [decorator, ...more] = decoratorNames(fn).filter((name) => name !== 'staticmethod' && name !== 'classmethod');
  if (more.length > 0) return undefined;
  if (decorator === 'contextmanager' && isAsync && !fn.signature.isAsync) return 'plain-manager';
  return decorator === 'asynccontextmanager' && !isAsync && fn.signature.isAsync ? 'manager' : undefined;
}

/** A class of the program that has the methods of the other `with` and nothing for this one. */
function isForOneAlone({ cls }: Value & { kind: 'object' }, isAsync: boolean, context: Context): boolean {
  const [other, own] = isAsync ? ['__enter__', '__aenter__'] : ['__aenter__', '__enter__'];
  const has = (name: string): boolean => findMethod(cls, name, context.evaluator) !== undefined;
  const { open, library, classes } = ancestors(cls, context.evaluator);
  const isBound = (name: string): boolean => classes.some((each) => each.scope.bindings.has(name));
  return !open && library.length === 0 && has(other) && !isBound(own) && !isBound('__getattr__');
}

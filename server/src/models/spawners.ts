/**
 * Calls that have a function run somewhere else or at another time: where they take it and its arguments, where and
 * when it runs. The roots of the concurrency model. From the documentation of each; a name that is not in the table
 * may spawn too, and a function handed to an unknown call runs nobody knows where.
 *
 * To use it: `spawnModel(qualifiedNameOf(callee))`, then `argumentAt(call, model.target.index, model.target.keyword)`
 * and, by `targets`, all arguments from there on or the elements of that one. Mind `takes`: a task's target is
 * mostly a coroutine, that is the result of a call. Parallel to what follows the call: `thread`, `process`,
 * `interpreter`, `worker`, `any-thread` and `finalizer`, unless `waits`; parallel to itself: those that are `pooled`
 * and `repeats`, or whose call runs several times. What runs in `task`, `loop-callback`, `greenlet` and `gui` takes turns with its
 * like; `signal-handler` interrupts the main thread; `exit` comes after it; `caller` is the thread that makes a
 * later call, whichever that is.
 */
import { type Column, oneOf, orElse, type Parameter, parameter, qualifiedName, required, type Shape, yesNo } from './shape.ts';

export const places = [
  ...(['thread', 'process', 'interpreter', 'worker', 'any-thread', 'finalizer', 'task', 'loop-callback', 'greenlet', 'gui'] as const),
  ...(['signal-handler', 'exit', 'caller'] as const),
] as const;
/** Where code runs. `worker` is a thread or a process, as the executor is; `any-thread` whichever thread does something. */
export type Place = (typeof places)[number];

/** One tuple holds all arguments (`args=`), or they are the call's own from an index on (`rest`), or elements of iterables from an index on, one for each run (`each`; `unpacked` when an element is the tuple of all arguments), or the receiver of the call (`add_done_callback`). */
export type Handover =
  | { readonly tuple: Parameter }
  | { readonly rest: number }
  | { readonly each: number; readonly unpacked?: true }
  | { readonly receiver: true }
  | { readonly none: true };

const startings = ['at-call', 'on-start', 'when-awaited', 'on-event', 'when-ready'] as const;
const kinds = ['function', 'coroutine', 'async-function', 'either'] as const;

/** A row as written; `SpawnModel` says what its columns mean. */
export interface SpawnRow {
  readonly runsIn: Place;
  readonly target: TargetCell;
  readonly arguments: Handover;
  readonly keywords?: Parameter | 'own';
  readonly takes?: (typeof kinds)[number];
  readonly starts: (typeof startings)[number];
  readonly pooled: boolean;
  readonly waits: boolean;
  readonly repeats: boolean;
  readonly keeps: boolean;
  readonly gives?: string;
  readonly executor?: Parameter;
}

export interface SpawnModel {
  readonly runsIn: Place;
  readonly target: Parameter;
  /** The target argument alone, every positional argument from it on (`gather`), or the elements of the target argument (`wait`). */
  readonly targets: 'one' | 'from' | 'elements';
  readonly arguments: Handover;
  /** The dictionary of keyword arguments, or the call's own that are left over. */
  readonly keywords?: Parameter | 'own';
  /** What the target is: called there, a coroutine already made, an `async def` not yet called, or the latter or a plain function. For a task a coroutine unless the row says otherwise. */
  readonly takes: (typeof kinds)[number];
  /** With the call, with `start()` of what it makes, with its `await`, when something happens later (perhaps never), or whenever its descriptor can be read or written without waiting. */
  readonly starts: (typeof startings)[number];
  /** `starts` is `on-start`: the call only makes an object that `start()` sets going. */
  readonly startsLater: boolean;
  /** Several workers share the work by nature: a pool. */
  readonly pooled: boolean;
  /** The call returns when all it started has ended. */
  readonly waits: boolean;
  /** One call may run the target several times. */
  readonly repeats: boolean;
  /** Somebody else holds what was started: it runs to its end though nobody keeps the result of the call. False for asyncio's tasks. */
  readonly keeps: boolean;
  /** The class of the handle that the call gives, where it gives one. */
  readonly gives?: string;
  /** The argument that, unless `None`, is the executor and decides where the target runs. */
  readonly executor?: Parameter;
}

interface TargetCell {
  readonly parameter: Parameter;
  readonly targets: SpawnModel['targets'];
}
/** A parameter; `0..` for it and all after it; `0[]` for its elements. */
const target: Column<TargetCell> = {
  expected: `${parameter.expected}, '0..' or '0[]'`,
  read: (cell) => {
    const [, plain = '', suffix] = (typeof cell === 'string' && /^(.*?)(\.\.|\[\])?$/.exec(cell)) || [];
    const found = parameter.read(typeof cell === 'number' ? cell : plain);
    return found && { parameter: found, targets: suffix === '..' ? 'from' : suffix === '[]' ? 'elements' : 'one' };
  },
};

const handover: Column<Handover> = {
  expected: "'rest 1', 'tuple 1 args', 'each 1', 'unpacked 1', 'receiver' or 'none'",
  read: (cell) => {
    const [, kind, rest = ''] = (typeof cell === 'string' && /^([a-z]+)\s*(.*)$/.exec(cell)) || [];
    if ((kind === 'receiver' || kind === 'none') && rest === '') return kind === 'none' ? { none: true } : { receiver: true };
    const found = rest === '' ? undefined : parameter.read(rest);
    if (!found || found.index < 0) return undefined;
    if (kind === 'tuple') return { tuple: found };
    if (kind === 'rest') return { rest: found.index };
    if (kind === 'each') return { each: found.index };
    return kind === 'unpacked' ? { each: found.index, unpacked: true } : undefined;
  },
};

const keywords: Column<Parameter | 'own'> = {
  expected: `'own' or ${parameter.expected}`,
  read: (cell) => (cell === 'own' ? 'own' : parameter.read(cell)),
};

export const spawnShape: Shape<SpawnRow> = {
  runsIn: required(oneOf(places)),
  target: required(target),
  arguments: orElse(handover, { none: true }),
  keywords,
  takes: oneOf(kinds),
  starts: orElse(oneOf(startings), 'at-call'),
  pooled: yesNo,
  waits: yesNo,
  repeats: yesNo,
  keeps: yesNo,
  gives: qualifiedName,
  executor: parameter,
};

export const toSpawnModel = (row: SpawnRow): SpawnModel => ({
  ...row,
  takes: row.takes ?? (row.runsIn === 'task' ? 'coroutine' : 'function'),
  target: row.target.parameter,
  targets: row.target.targets,
  startsLater: row.starts === 'on-start',
});

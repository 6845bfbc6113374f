/**
 * Calls after which something that ran elsewhere is over: the edges of happens-before that end a parallel stretch.
 * With a timeout that is not `None` nothing is certain. Pools, which end with their `with` statement.
 */
import { type Column, oneOf, orElse, type Parameter, parameter, required, type Shape, yesNo } from './shape.ts';
import { type Place, places } from './spawners.ts';

const scopes = ['receiver', 'arguments', 'elements', 'iterated', 'any', 'jobs', 'items', 'call'] as const;

export interface JoinModel {
  readonly ends: JoinEnds;
  /** The argument that, unless `None`, lets it return too early. */
  readonly timeout?: Parameter;
  /** Only once its result is awaited. */
  readonly awaited: boolean;
}
export interface JoinEnds {
  /** What is over: the receiver; every argument from `of` on; every element of `of`; the same once the result is iterated to its end; one of them; all work handed to the receiver; all items taken from the receiver that were reported done; what the call itself started. */
  readonly scope: (typeof scopes)[number];
  readonly of?: Parameter;
}

const ends: Column<JoinEnds> = {
  expected: `one of ${scopes.join(', ')}, and an argument where it takes one`,
  read: (cell) => {
    const [, word, rest = ''] = (typeof cell === 'string' && /^([a-z]+)\s*(.*)$/.exec(cell)) || [];
    const scope = scopes.find((each) => each === word);
    const of = rest === '' ? undefined : parameter.read(rest);
    return scope && (of || rest === '') ? { scope, ...(of && { of }) } : undefined;
  },
};
export const joinShape: Shape<JoinModel> = { ends: required(ends), timeout: parameter, awaited: yesNo };

/** A call that makes another process. */
export interface ProcessModel {
  /** A copy of this one with one thread; a copy or a new one, as the start method is; another program; or this process becomes another program. */
  readonly by: 'fork' | 'start-method' | 'exec' | 'replaces';
  /** The argument that decides the start method. */
  readonly unless?: Parameter;
}
export const processShape: Shape<ProcessModel> = {
  by: required(oneOf(['fork', 'start-method', 'exec', 'replaces'] as const)),
  unless: parameter,
};

export interface PoolModel {
  readonly runsIn: Place;
  /** How many workers; absent from the call: as many as the machine has processors, or more. */
  readonly workers: Parameter;
  /** The function each worker runs first, and the tuple of its arguments. */
  readonly initializer?: Parameter;
  readonly arguments?: Parameter;
  /** What leaving a `with` of it does to the work handed over. */
  readonly leaving: 'waits' | 'terminates' | 'nothing';
  /** Its workers end with the main thread, finished or not. */
  readonly daemon: boolean;
}
export const poolShape: Shape<PoolModel> = {
  runsIn: required(oneOf(places)),
  workers: required(parameter),
  initializer: parameter,
  arguments: parameter,
  leaving: orElse(oneOf(['waits', 'terminates', 'nothing'] as const), 'nothing'),
  daemon: yesNo,
};

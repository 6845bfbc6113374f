/**
 * Calls that keep the calling thread waiting, and what for. Asked by rules about `async def` (a blocked loop runs
 * no other task) and about held locks (all who want the lock wait as well). A name that is not in the table may
 * block too: the table says "it does", never "it does not".
 *
 * To use it: `blockingModel(qualifiedNameOf(callee))`, then look at the call: `unless` names the argument that makes
 * it return at once, `timeout` the one that bounds the wait. `cond` needs `when`, which mostly nobody can see in
 * the text (a queue may be full); `short` is not worth a warning by itself.
 */
import {
  type ArgumentValue,
  argumentValue,
  oneOf,
  orElse,
  type Parameter,
  parameter,
  required,
  type Shape,
  words,
  yesNo,
} from './shape.ts';

const durations = ['always', 'cond', 'short'] as const;
const awaited = [
  ...['timer', 'terminal', 'signal', 'disk', 'descriptor', 'network', 'dns', 'device', 'server'],
  ...['http', 'database', 'service'],
  ...['child-process', 'spawning', 'process', 'thread', 'workers', 'future', 'lock', 'file-lock', 'event', 'queue', 'greenlets', 'loop'],
];
const states = [
  ...['contended', 'empty', 'bounded', 'full', 'unset', 'pending', 'unfinished', 'alive'],
  ...['blocking-mode', 'given-host', 'given-timeout'],
];

export interface BlockingModel {
  /** Every time; when things stand as `when` says; or every time but mostly briefly (the disk, a fork). */
  readonly blocks: (typeof durations)[number];
  /** What it waits for: `timer`, `lock`, `network`, `thread`, … */
  readonly on: string;
  /** The state it waits in, where that is not always so: the lock is `contended`, the queue `empty`. */
  readonly when?: string;
  /** With this argument it does not wait. */
  readonly unless?: ArgumentValue;
  /** With this argument, unless it is `None`, it does not wait for ever. */
  readonly timeout?: Parameter;
  /** It gives up the lock of its receiver while it waits: `Condition.wait`. */
  readonly frees: boolean;
  /** What to write in a coroutine instead, as code. */
  readonly instead?: string;
}

export const blockingShape: Shape<BlockingModel> = {
  blocks: orElse(oneOf(durations), 'always'),
  on: required(oneOf(awaited)),
  when: oneOf(states),
  unless: argumentValue,
  timeout: parameter,
  frees: yesNo,
  instead: words,
};

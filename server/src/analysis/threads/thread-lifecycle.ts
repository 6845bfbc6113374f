/** One thread, from its making to its joining, as far as the program shows: the facts that the rules about threads decide on. */
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { forEachStatement, unwrap } from '../../ir/visit.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { type Holding, holdingOf } from '../objects/holders.ts';
import { creationsIn, isDaemon, type ThreadCreation } from './thread-creations.ts';
import { isJoined, isStarted, startsOf } from './thread-operations.ts';

export interface Lifecycle {
  readonly creation: ThreadCreation;
  readonly holding: Holding;
  readonly started: boolean;
  readonly joined: boolean;
  readonly daemon: 'yes' | 'no' | 'unknown';
  /** What to call it in a message: the user's name for it, else its class. */
  readonly display: string;
  /** The loop it is made in. */
  readonly loop: (Statement & { kind: 'for' | 'while' }) | undefined;
}

/** Of the threads made in a body. */
export const lifecycles = defineAnalysis<Body, readonly Lifecycle[]>({
  name: 'lifecycles',
  compute: (body, context) => creationsIn(body, context).map((creation) => lifecycleOf(creation, body, context)),
});

function lifecycleOf(creation: ThreadCreation, body: Body, context: Context): Lifecycle {
  const holding = holdingOf(creation.call, body, context);
  return {
    creation,
    holding,
    started: isStarted(creation, context),
    joined: isJoined(creation, context),
    daemon: isDaemon(creation, holding.names, context),
    display: holding.name ?? (holding.attribute ? render(holding.attribute) : render(creation.call.callee)),
    loop: loopContaining(creation.unit, creation.call, context.get(blocks, body)),
  };
}

/** Made anew in every turn of a loop under one name, and started only after the loop: all but the last are lost. */
export function onlyLastStarted({ creation, holding, loop }: Lifecycle, context: Context): boolean {
  if (!loop || holding.names.size !== 1 || holding.statement?.kind !== 'assign' || unwrap(holding.statement.value) !== creation.call)
    return false;
  if (holding.statement.targets.some((target) => target.kind === 'subscript')) return false;
  const starts = startsOf(creation, context);
  return starts.length > 0 && starts.every(({ call, unit }) => unit === creation.unit && (call.start < loop.start || call.end > loop.end));
}

/** A loop without end and without a way out: the body serves as long as the program runs. */
export function servesForEver(body: Body): boolean {
  let found = false;
  if (body.kind === 'function')
    forEachStatement(body.ir.body, (statement) => (found ||= statement.kind === 'while' && isAlwaysTrue(statement) && !leaves(statement)));
  return found;
}

const isAlwaysTrue = (loop: Statement & { kind: 'while' }): boolean => {
  const test = unwrap(loop.test);
  return test.kind === 'constant' && Boolean(test.value);
};

function leaves(loop: Statement & { kind: 'while' }): boolean {
  let found = false;
  forEachStatement(loop.body, (statement) => (found ||= statement.kind === 'break' || statement.kind === 'return'));
  return found;
}

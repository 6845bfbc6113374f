/**
 * Waits that stop an event loop: what an `async def`, or a callback that the loop runs, waits for by blocking its
 * thread, itself or in the plain functions it calls. Locks are not among them (see `thread-locks-across-await.ts`), nor
 * what is over in no time: a sleep of nothing, a future that is known to be done, a socket that does not block.
 * Errs on the side of silence; what runs in a worker is not called by the coroutine, so it is not seen here.
 */
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { startedByBody } from '../parallel/contexts.ts';
import { type BlockingOperation, blockingOperations, type PlacedOperation } from './blocking-summary.ts';
import { isAwaitedOtherwise, isMadeByHand, mayBeDone } from './done-futures.ts';
import { handedOn } from './handed-on.ts';
import { waitsForOwnLoop } from './own-loop-waits.ts';

export interface LoopStall extends PlacedOperation {
  /** Mostly over soon: local files, a database in a file. */
  readonly brief: boolean;
}

/** Those of an `async def`, in the order of control flow; each place of the coroutine once. */
export const loopStalls = defineAnalysis<Body, readonly LoopStall[]>({
  name: 'loop-stalls',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.signature.isAsync || body.ir.hasError) return [];
    const found = stallsOf(body, context);
    return found.length > 0 && isMovedByDecorator(body, context) ? [] : found;
  },
});

/** A decorator of the program that knows of threads may run the coroutine in one, on a loop of its own. */
const isMovedByDecorator = (fn: FunctionSymbol, context: Context): boolean =>
  fn.signature.decorators.some((decorator) =>
    objectsOf(context.evaluator.evaluate(decorator, fn.scope.parent ?? fn.scope)).some(
      (value) => value.kind === 'function' && [value.fn, ...value.fn.inside].some(movesToThread),
    ),
  );

const movesToThread = ({ calls }: FunctionSymbol): boolean =>
  calls.some(({ call }) => /Thread$|^(submit|run_in_executor|to_thread|start_new_thread)$/.test(lastIdentifier(call.callee) ?? ''));

/** Those of a plain function that the loop calls back: `call_soon(f)`, the methods of a protocol. */
export const callbackStalls = defineAnalysis<Body, readonly LoopStall[]>({
  name: 'callback-stalls',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.signature.isAsync || body.ir.hasError) return [];
    const called = context.get(loopCallbacks, context).get(body);
    if (!called) return [];
    const stalls = stallsOf(body, context);
    return called === 'when-ready' ? stalls.filter(({ operation }) => !waitsForDescriptor(operation)) : stalls;
  },
});

/** `accept()` and `recv()` wait for what has come already. */
const waitsForDescriptor = ({ kind, name, duration }: BlockingOperation): boolean =>
  duration === 'cond' && (kind === 'network' || kind === 'descriptor' || name.startsWith('multiprocessing.connection.'));

export const isLoopCallback = (body: Body, context: Context): boolean => context.get(loopCallbacks, context).has(body);

const loopCallbacks = defineAnalysis<Context, ReadonlyMap<Body, 'when-ready' | 'at-any-time'>>({
  name: 'loop-callbacks',
  compute: (_, context) =>
    new Map(
      [...context.get(startedByBody, context)].flatMap(([body, roots]) => {
        const called = roots.filter(({ kind, certain }) => kind === 'loop-callback' && certain);
        const isReady = called.every(({ site }) => site?.model.starts === 'when-ready');
        return called.length === 0 ? [] : [[body, isReady ? 'when-ready' : 'at-any-time'] as const];
      }),
    ),
});

function stallsOf(body: FunctionSymbol, context: Context): readonly LoopStall[] {
  const seen = new Set<string>();
  const awaited = handedOn(body);
  const found = context.get(blockingOperations, body).flatMap(({ node, operation }) => {
    const [first] = operation.chain;
    const place = first ? `${first.at.start}-${first.at.end}` : '';
    if (seen.has(place) || (operation.chain.length > 1 && awaited.has(place)) || !stalls(operation, body, context)) return [];
    seen.add(place);
    return [{ node, operation, brief: operation.duration === 'short' }];
  });
  return found.length > 1 ? found.filter((stall) => !continuesChain(stall, found)) : found;
}

/** `connection.execute(…).fetchall()` is one wait to its reader, told where it begins. */
function continuesChain({ node, operation }: LoopStall, found: readonly LoopStall[]): boolean {
  let inner = node.expression?.kind === 'call' ? node.expression.callee : undefined;
  while (inner) {
    const call = inner;
    if (found.some((each) => each.node.expression === call && each.operation.kind === operation.kind)) return true;
    inner =
      call.kind === 'attribute' ? call.object : call.kind === 'call' ? call.callee : call.kind === 'parenthesized' ? call.value : undefined;
  }
  return false;
}

/** Locks have rules of their own; so have a loop inside a loop, and libraries with tasks of another kind. */
const others: ReadonlySet<string> = new Set(['lock', 'file-lock', 'loop', 'greenlets', 'server']);

function stalls(operation: BlockingOperation, body: FunctionSymbol, context: Context): boolean {
  const { kind, duration, seconds, name, frees, chain } = operation;
  if (frees && chain.some(({ callee }) => callee && isLocking(callee.name))) return false;
  if (others.has(kind) || seconds === 0) return false;
  if (duration === 'short') return operation.chain.length === 1 && isWorthWhile(operation);
  const owner = operation.chain.at(-2)?.callee ?? body;
  if (duration === 'cond' && /^((socket|ssl)\.|os\.(read|write)$)/.test(name)) return !setsBlockingMode(owner, context);
  if (kind === 'thread') return !isAwaitedOtherwise(owner);
  if (kind !== 'future') return true;
  return !mayBeDone(operation.text, owner) && !isMadeByHand(operation.at, owner, context) && !waitsForOwnLoop(operation, body, context);
}

/** A lock made of a condition is a lock. */
const isLocking = (name: string): boolean => /lock|acquire|^__enter__$/i.test(name);

/** Of the brief ones, those that read or write as much as there is; asking a file's status is cheap. */
const isWorthWhile = ({ kind, name }: BlockingOperation): boolean =>
  kind === 'database' ||
  /^(open|gzip\.open|pathlib\.\w+#(read|write)_(text|bytes)|pathlib\.\w+#(open|r?glob|iterdir)|os\.(walk|listdir|scandir))$/.test(name);

/** A file that says how its sockets and descriptors wait may have said that they do not. */
const setsBlockingMode = ({ module }: FunctionSymbol, context: Context): boolean =>
  ['setblocking', 'settimeout', 'SOCK_NONBLOCK', 'set_blocking', 'fcntl'].some((name) =>
    context.program.mentions(name).some(({ scope }) => isIn(scope, module)),
  );

function isIn(scope: FunctionSymbol['scope'], module: FunctionSymbol['module']): boolean {
  const { owner } = scope;
  return owner === module || (owner.kind !== 'module' && owner.module === module);
}

/**
 * Function summaries: what a function may wait for before it returns, with the chain of calls that leads there
 * (a least fixpoint over the call graph, demand-driven). Coroutines are left out: who awaits them gives up the
 * thread, and what blocks inside them is theirs. Errs on the side of silence, as `blocking-calls.ts` does.
 */
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { invocations } from '../calls/call-graph.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import type { Location } from '../location.ts';
import type { ChainLink } from '../locks/acquisitions.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { type BlockingCall, blockingCalls } from './blocking-calls.ts';

export interface BlockingOperation extends Omit<BlockingCall, 'call'> {
  /** Calls from the body down to the one that waits, which is the last link. */
  readonly chain: readonly ChainLink[];
}

export interface PlacedOperation {
  readonly node: CfgNode;
  readonly operation: BlockingOperation;
}

/** Longer chains are not followed: nobody reads them. */
const longestChain = 6;

const blockingSummary = defineAnalysis<FunctionSymbol, readonly BlockingOperation[]>({
  name: 'blocking-summary',
  bottom: [],
  compute: (fn, context) => (fn.ir.hasError ? [] : unique(context.get(blockingOperations, fn).map(({ operation }) => operation))),
  equals: (before, after) => before.length === after.length && before.every((each, index) => sameOperation(each, after[index])),
});

const sameOperation = (left: BlockingOperation, right: BlockingOperation | undefined): boolean =>
  right !== undefined &&
  left.name === right.name &&
  left.bounded === right.bounded &&
  left.seconds === right.seconds &&
  samePlace(left.at, right.at) &&
  left.chain.length === right.chain.length &&
  left.chain.every((link, index) => link.text === right.chain[index]?.text && samePlace(link.at, right.chain[index]?.at));

const samePlace = (left: Location, right: Location | undefined): boolean =>
  right !== undefined && left.unit === right.unit && left.start === right.start && left.end === right.end && left.file === right.file;

/** One chain to each place that waits: the shortest, of several the first. Longer ones would grow with every round of a recursion. */
function unique(operations: readonly BlockingOperation[]): readonly BlockingOperation[] {
  const found: BlockingOperation[] = [];
  for (const operation of operations) {
    const index = found.findIndex((each) => samePlace(each.at, operation.at));
    const known = found[index];
    if (!known) found.push(operation);
    else if (operation.chain.length < known.chain.length) found[index] = operation;
  }
  return found;
}

/** What `fn` may wait for before it returns. */
export const blockingOf = (fn: FunctionSymbol, context: Context): readonly BlockingOperation[] => context.get(blockingSummary, fn);

/** The waits of a body by the node that runs them: its own, and those of the functions it calls. */
export const blockingOperations = defineAnalysis<Body, readonly PlacedOperation[]>({
  name: 'blocking-operations',
  bottom: [],
  compute: (body, context) => [...ownOperations(body, context), ...calledOperations(body, context)],
  equals: (before, after) =>
    before.length === after.length &&
    before.every((each, index) => each.node === after[index]?.node && sameOperation(each.operation, after[index]?.operation)),
});

function* ownOperations(body: Body, context: Context): Generator<PlacedOperation> {
  const calls = new Map(context.get(blockingCalls, body).map((each) => [each.call, each]));
  const events = calls.size > 0 || body.hasWith ? context.get(lockEvents, body) : new Map();
  if (calls.size === 0 && events.size === 0) return;
  for (const node of context.get(controlFlow, body).nodes) {
    const own = node.kind === 'call' && node.expression?.kind === 'call' ? calls.get(node.expression) : undefined;
    if (own) {
      const { call, ...wait } = own;
      yield { node, operation: { ...wait, chain: [{ at: own.at, text: own.text }] } };
    }
    const event = events.get(node.id);
    if (event?.via === 'with' && event.action === 'acquire' && !event.lock.isAsync) {
      const at = locate(body, node.unit, event.at);
      const wait = { at, name: `${event.lock.type}#acquire`, text: event.lock.display, kind: 'lock', duration: 'cond' } as const;
      yield { node, operation: { ...wait, bounded: false, frees: false, chain: [{ at, text: event.lock.display }] } };
    }
  }
}

function* calledOperations(body: Body, context: Context): Generator<PlacedOperation> {
  for (const { node, invocation } of context.get(invocations, body)) {
    if (invocation.callee.signature.isAsync || (node.kind === 'leave' && invocation.callee.signature.isGenerator)) continue;
    const at = locate(body, node.unit, invocation.at);
    for (const operation of blockingOf(invocation.callee, context)) {
      if (operation.chain.length >= longestChain) continue;
      const step: ChainLink = { at, text: invocation.text, callee: invocation.callee };
      yield { node, operation: { ...operation, chain: [step, ...operation.chain] } };
    }
  }
}

/**
 * Waits that stop an event loop: what an `async def` waits for by blocking its thread, itself or in the plain functions
 * it calls. Locks are not among them (see `thread-locks-across-await.ts`), nor what is over in no time: most file
 * access, a sleep of nothing, a future that is known to be done, a socket that does not block.
 * Errs on the side of silence; what runs in a worker is not called by the coroutine, so it is not seen here.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { forEachExpressionIn, forEachStatement, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type BlockingOperation, blockingOperations, type PlacedOperation } from './blocking-summary.ts';

/** In the order of control flow; each place of the coroutine once. */
export const loopStalls = defineAnalysis<Body, readonly PlacedOperation[]>({
  name: 'loop-stalls',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.ir.isAsync || body.ir.hasError) return [];
    const seen = new Set<string>();
    const awaited = handedOn(body);
    return context.get(blockingOperations, body).filter(({ operation }) => {
      const [first] = operation.chain;
      const place = first ? `${first.at.start}-${first.at.end}` : '';
      if (seen.has(place) || (operation.chain.length > 1 && awaited.has(place)) || !stalls(operation, body, context)) return false;
      seen.add(place);
      return true;
    });
  },
});

/** Calls whose result is awaited or returned: what they run may well be another method, that of a subclass, which waits without blocking. */
function handedOn(body: FunctionSymbol): ReadonlySet<string> {
  const places = new Set<string>();
  const note = (value: Expression): void => {
    const call = unwrap(value);
    if (call.kind === 'call') places.add(`${call.start}-${call.end}`);
  };
  forEachExpressionIn(body.ir.body, (node) => {
    if (node.kind === 'await') note(node.value);
    return undefined;
  });
  forEachStatement(body.ir.body, (statement) => {
    if (statement.kind === 'return' && statement.value) note(statement.value);
  });
  return places;
}

/** Locks have rules of their own; so have a loop inside a loop, and libraries with tasks of another kind. */
const others: ReadonlySet<string> = new Set(['lock', 'file-lock', 'loop', 'greenlets', 'server']);

function stalls(operation: BlockingOperation, body: FunctionSymbol, context: Context): boolean {
  const { kind, duration, seconds, name } = operation;
  if (duration === 'short' || others.has(kind) || seconds === 0) return false;
  const owner = operation.chain.at(-2)?.callee ?? body;
  if (kind === 'network' && /^(socket|ssl)\./.test(name) && duration === 'cond') return !setsBlockingMode(owner, context);
  return kind === 'future' ? !mayBeDone(operation, owner) : true;
}

/** A file that says how its sockets wait may have said that they do not. */
const setsBlockingMode = ({ module }: FunctionSymbol, context: Context): boolean =>
  ['setblocking', 'settimeout', 'SOCK_NONBLOCK'].some((name) => context.program.mentions(name).some(({ scope }) => isIn(scope, module)));

function isIn(scope: FunctionSymbol['scope'], module: FunctionSymbol['module']): boolean {
  const { owner } = scope;
  return owner === module || (owner.kind !== 'module' && owner.module === module);
}

/** Where the program asks `done()` of it, or waited for it in another way, its result is there. */
function mayBeDone({ text }: BlockingOperation, owner: FunctionSymbol): boolean {
  const receiver = text.slice(0, Math.max(0, text.lastIndexOf('.')));
  let found = false;
  forEachExpressionIn(owner.ir.body, (node) => {
    if (node.kind === 'call' && node.callee.kind === 'attribute' && node.callee.name === 'done')
      found ||= render(node.callee.object) === receiver;
    if (node.kind === 'await') found ||= render(node.value).includes('wait') || mentions(render(node.value), receiver);
    return !found;
  });
  return found;
}

const mentions = (text: string, receiver: string): boolean => text === receiver;

/**
 * Event loops started where one runs already: `asyncio.run` or `run_until_complete` in an `async def`, or in a plain
 * function it calls. A thread runs one loop at a time, so the call raises RuntimeError. Errs on the side of silence:
 * functions that ask first whether a loop runs or what they were passed, and programs that patch the loop to nest.
 */
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { dependsOnParameter } from '../flow/parameter-decisions.ts';
import type { ChainLink } from '../locks/acquisitions.ts';
import { blockingOperations, type PlacedOperation } from './blocking-summary.ts';
import { handedOn } from './handed-on.ts';

/** In the order of control flow; each place of the coroutine once. */
export const loopReentries = defineAnalysis<Body, readonly PlacedOperation[]>({
  name: 'loop-reentries',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.signature.isAsync || body.ir.hasError) return [];
    const found = context.get(blockingOperations, body).filter(({ operation }) => operation.kind === 'loop');
    if (found.length === 0 || context.get(nestsLoops, context)) return [];
    const awaited = handedOn(body);
    const seen = new Set<string>();
    return found.filter(({ operation: { chain } }) => {
      const [first] = chain;
      const place = first ? `${first.at.start}-${first.at.end}` : '';
      const isOther = seen.has(place) || (chain.length > 1 && awaited.has(place));
      seen.add(place);
      return !isOther && ![body, ...chain.flatMap(({ callee }) => callee ?? [])].some(asksForLoop) && runsForAnyCaller(chain, context);
    });
  },
});

/** No link below the coroutine waits for what its caller passes: a loop over `range(timeout)` may run no time. */
const runsForAnyCaller = (chain: readonly ChainLink[], context: Context): boolean =>
  chain.slice(1).every(({ at }, index) => {
    const callee = chain[index]?.callee;
    return callee === undefined || !dependsOnParameter(at, callee, context);
  });

/** Some file imports what lets loops nest. */
const nestsLoops = defineAnalysis<Context, boolean>({
  name: 'nests-loops',
  compute: (_, { program }) => program.modules.some(({ imports }) => imports.some(({ module }) => /^nest_asyncio/.test(module))),
});

const questions: ReadonlySet<string> = new Set(['get_running_loop', '_get_running_loop', 'is_running', 'current_async_library']);

/** A coroutine that has its loop anyway may ask for it; a plain function asks to know whether there is one. */
const asksForLoop = (fn: FunctionSymbol): boolean =>
  !fn.signature.isAsync && fn.calls.some(({ call }) => questions.has(lastIdentifier(call.callee) ?? ''));

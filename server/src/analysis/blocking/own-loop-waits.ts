/**
 * Waits of a loop for itself: `run_coroutine_threadsafe(…, loop).result()` where the loop is the one that runs the
 * waiting code. The coroutine needs the thread that waits for it: a certain deadlock. The loop is known where it was
 * asked for in a coroutine. Errs on the side of silence: loops that came from elsewhere, loops of another thread.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call } from '../../ir/expression.ts';
import { type CallSite, type FunctionSymbol, functionOf, lastIdentifier } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { contextsOf } from '../parallel/roots.ts';
import type { BlockingOperation } from './blocking-summary.ts';
import { mayBeDone } from './done-futures.ts';

interface LoopWait {
  readonly wait: Call;
  /** The coroutines in which the loop was asked for. */
  readonly homes: readonly FunctionSymbol[];
}

/** The waits of a function for futures of a loop, where the loop surely is one that some coroutines run on. */
const loopWaits = defineAnalysis<FunctionSymbol, readonly LoopWait[]>({
  name: 'loop-waits',
  compute: (fn, context) =>
    fn.calls.flatMap(({ call, scope }) => {
      if (call.callee.kind !== 'attribute' || !['result', 'exception'].includes(call.callee.name)) return [];
      const futures = objectsOf(context.evaluator.evaluate(call.callee.object, scope));
      const homes = futures.flatMap((value) => (value.kind === 'instance' && value.site ? homesOf(value.site, context) : [undefined]));
      const known = homes.flatMap((home) => home ?? []);
      return known.length > 0 && known.length === homes.length ? [{ wait: call, homes: known }] : [];
    }),
});

/** Where the loop was asked for that a future's coroutine was handed to; undefined stands for an unknown place. */
function homesOf(made: CallSite, context: Context): readonly (FunctionSymbol | undefined)[] {
  if (lastIdentifier(made.call.callee) !== 'run_coroutine_threadsafe') return [undefined];
  const loop = argumentAt(made.call, 1, 'loop');
  const loops = loop ? objectsOf(context.evaluator.evaluate(loop.value, made.scope)) : [];
  if (loops.length === 0) return [undefined];
  return loops.map((value) => {
    const site = value.kind === 'instance' ? value.site : undefined;
    const home = site && /^get_(running|event)_loop$/.test(lastIdentifier(site.call.callee) ?? '') ? functionOf(site.scope) : undefined;
    return home?.signature.isAsync ? home : undefined;
  });
}

/** Whether a wait of the coroutine, its own or one in a function below, is for the very loop that runs the coroutine. */
export function waitsForOwnLoop({ kind, chain, at, text }: BlockingOperation, body: FunctionSymbol, context: Context): boolean {
  if (kind !== 'future' || !body.signature.isAsync) return false;
  const owner = chain.at(-2)?.callee ?? body;
  if (mayBeDone(text, owner)) return false;
  const found = context.get(loopWaits, owner).find(({ wait }) => wait.start === at.start && wait.end === at.end);
  return found?.homes.every((home) => home === body || (home.cls === body.cls && body.cls && isOnMainLoop(home, context))) ?? false;
}

/** No thread of its own runs it. */
const isOnMainLoop = (fn: FunctionSymbol, context: Context): boolean =>
  contextsOf(fn, context).every(({ kind }) => kind === 'task' || kind === 'main' || kind === 'public' || kind === 'test');

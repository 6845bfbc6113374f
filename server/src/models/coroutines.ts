/**
 * Calls whose result is for `await`, `async with` or `async for`, and methods that belong to the loop's own thread.
 */
import { oneOf, qualifiedName, required, type Shape, yesNo } from './shape.ts';

export interface CoroutineModel {
  /** A `coroutine` does nothing until it is awaited or made a task; a `task` or a `future` is already under way; a `context` is for `async with`, an `iterator` for `async for`. */
  readonly gives: 'coroutine' | 'task' | 'future' | 'context' | 'iterator';
  /** Awaiting it runs the coroutines it was given to their end. */
  readonly runs: boolean;
}
export const coroutineShape: Shape<CoroutineModel> = {
  gives: required(oneOf(['coroutine', 'task', 'future', 'context', 'iterator'] as const)),
  runs: yesNo,
};

export interface LoopMethodModel {
  /** Called on another thread than the loop's it is `safe`, `unsafe` (lost wake-ups, corrupted queues), raises as that thread has no running loop (`needs-loop`), or raises anywhere but on the main thread. */
  readonly fromThreads: 'safe' | 'unsafe' | 'needs-loop' | 'main-thread';
  /** What another thread calls instead. */
  readonly instead?: string;
}
export const loopMethodShape: Shape<LoopMethodModel> = {
  fromThreads: required(oneOf(['safe', 'unsafe', 'needs-loop', 'main-thread'] as const)),
  instead: qualifiedName,
};

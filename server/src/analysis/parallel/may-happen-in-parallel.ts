/**
 * May happen in parallel (MHP): whether two places of a program can be executed at the same time, and in which two
 * roots. Errs on the side of silence: where the order of start and join is not known, nothing is parallel.
 */
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import type { Body, Context } from '../context.ts';
import { contextsOf, type Root } from './roots.ts';

/** A node of a body; without a node, anywhere in it. */
export interface Place {
  readonly body: Body;
  readonly node: CfgNode | undefined;
}

export interface Parallel {
  readonly first: Root;
  readonly second: Root;
  /** 'processes' share no memory: it matters for files and the like. 'tasks' take turns at suspension points only. 'signal': one interrupts the other. */
  readonly how: 'threads' | 'processes' | 'tasks' | 'signal';
}

export function mayHappenInParallel(a: Place, b: Place, context: Context): Parallel | undefined {
  const first = contextsOf(a.body, context).find((root) => root.many);
  const second = contextsOf(b.body, context).find((root) => root.many);
  return first && second ? { first, second, how: 'threads' } : undefined;
}

import type { Source } from './source.ts';

/** A computation under way. */
export interface Frame {
  readonly sources: Set<Source>;
  readonly depth: number;
  /** The depth of the first of a chain of questions that may be cut. */
  readonly chain: number | undefined;
  /** How many answers were kept when it began. */
  readonly kept: number;
  /** The shallowest open question it leant on; its own depth or more where it stands alone. */
  low: number;
  /** Somebody got its answer so far. */
  isAsked: boolean;
  /** Somebody got an answer so far that has changed since, and this is the deepest open question they share. */
  isUnsettled: boolean;
  /** It leant on a question that was cut for being too far away. */
  isShort: boolean;
}

/** What an answer without a cell of its own was computed from counts for the one who asked. */
export function passOn(sources: ReadonlySet<Source>, outer: Frame | undefined): void {
  for (const source of sources) outer?.sources.add(source);
}

/** What the model knows of one file, for people to read: plain data, offsets from the start of each file. */
import type { Place } from '../types.ts';

export interface InspectedRoot {
  /** `main`, `thread`, `pool`, `task`, `handler`, … as the analysis calls them. */
  readonly kind: string;
  /** The qualified name of the function it begins in; the module's name for its own code. */
  readonly name: string;
  /** Several of it may run at once. */
  readonly many: boolean;
  /** False: only evidence says that there is such a thread. */
  readonly certain: boolean;
}

export interface InspectedFunction {
  readonly name: string;
  readonly at: Place;
  /** Empty: nobody knows who runs it. */
  readonly runsIn: readonly InspectedRoot[];
  /** Held by whoever calls it; `unknown` when no caller is known. */
  readonly heldOnEntry: readonly string[] | 'unknown';
  readonly takes: readonly { readonly lock: string; readonly at: Place; readonly held: readonly string[] }[];
  readonly starts: readonly { readonly kind: string; readonly target: string; readonly at: Place }[];
  /** `via` are the calls that lead there, outermost first. */
  readonly waits: readonly { readonly kind: string; readonly name: string; readonly at: Place; readonly via: readonly string[] }[];
}

export interface InspectedAccess {
  readonly kind: string;
  readonly by: string;
  readonly at: Place;
  readonly locks: readonly string[] | 'unknown';
}

export interface InspectedPlace {
  readonly name: string;
  readonly accesses: readonly InspectedAccess[];
  /** The lock that guards it, with the evidence: how many of the accesses that count are made under it. */
  readonly guard?: { readonly lock: string; readonly guarded: number; readonly unguarded: number };
}

/** While `held` is held, `asked` is asked for. */
export interface InspectedOrder {
  readonly held: string;
  readonly asked: string;
  readonly by: string;
  readonly at: Place;
  readonly via: readonly string[];
}

export interface Inspection {
  readonly functions: readonly InspectedFunction[];
  readonly shared: readonly InspectedPlace[];
  readonly lockOrder: readonly InspectedOrder[];
}

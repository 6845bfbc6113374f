/**
 * A rule is a value: what it is called, how grave it is, which words it needs, and the function that decides.
 * It holds no words (they are in `knowledge/rules/<name>.md`), computes no analysis and knows no protocol.
 */
import type { Location } from '../analysis/location.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Confidence = 'high' | 'medium';
/** The catalogue's groups. */
export type Family =
  | 'threads'
  | 'locks'
  | 'shared-state'
  | 'conditions'
  | 'queues'
  | 'executors'
  | 'processes'
  | 'asyncio'
  | 'performance'
  | 'apis'
  | 'signals'
  | 'contexts';
/** Message id → the placeholders its template in `knowledge/` must have. */
export type MessageSpec = Readonly<Record<string, readonly string[]>>;
export type Code = `PC${number}`;

/** How an editor shows the code itself: struck through. */
export type Tag = 'deprecated';

/** One step of a schedule. `verb` names a phrase of `knowledge/phrases.md`; `object` is the user's own text. */
export interface Step {
  readonly at: Location;
  readonly verb: string;
  readonly object: string;
}
/**
 * What one thread, task or process does in a row. `role` names a phrase; `name` is the user's function, if known. A witness
 * lists such stretches in the order of time: a role that comes again is the same thread, going on after the others.
 */
export interface ThreadFlow {
  readonly role: string;
  readonly name?: string;
  readonly steps: readonly Step[];
}
/** A second place the reader must see; `verb` and `object` as in a step. */
export type Related = Step;

/** A quick fix by name: the edits are made by `fixes/<fix>.ts` only when somebody asks for them. */
export interface FixPlan {
  readonly fix: string;
  readonly args: Readonly<Record<string, string>>;
  /** Safe: the program means the same but for the defect. Otherwise the title says what changes. */
  readonly safe: boolean;
  /** The place in the source the fix starts from; its meaning is the fix's own. */
  readonly at: Location;
}

export interface Finding {
  readonly code: Code;
  readonly name: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly args: Readonly<Record<string, string>>;
  readonly at: Location;
  readonly related: readonly Related[];
  readonly witness: readonly ThreadFlow[];
  readonly fixes: readonly FixPlan[];
  readonly tags: readonly Tag[];
}

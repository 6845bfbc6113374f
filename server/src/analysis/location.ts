/** A place in the source that survives the movement of lines: a unit, and a span that counts from its start. */
import type { Span } from '../base/span.ts';
import type { Unit } from '../ir/module.ts';

export interface Location extends Span {
  /** Identifies the file, as the workspace does. */
  readonly file: string;
  readonly unit: Unit;
}

/**
 * An analysis is a name and a function of a key. It asks for others through the context, so nothing is computed
 * that nobody asks for, and what it asked is what its answer depends on.
 */
export interface Analysis<K extends object, R, C, D = undefined> {
  readonly name: string;
  compute(key: K, context: C, detail: D): R;
  /** Early cut-off: an answer equal to the one before is the one before, and whoever leant on it stays as it is. Without it, lists, sets and maps are equal by their very items. */
  equals?(before: R, after: R): boolean;
  /**
   * Many lean on it, and it mostly comes out equal: brought up to date before anything else is answered, so that they hear
   * only of a change (a firewall, as in Salsa). So are all answers about the whole program.
   */
  readonly firewall?: boolean;
  /**
   * For questions that may lead back to themselves: the least answer. Such a question gets it first, then what came out,
   * until nothing grows (least fixpoint). Equal answers must be found equal; `compute` should be monotone.
   */
  readonly bottom?: R;
  /** The answer that says nothing: to questions too far away, and to those whose answers never come to rest (widening). */
  readonly cut?: R;
}

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
   * For recursive summaries: the least answer. A question that leads back to itself gets it first, then what came out,
   * until nothing grows (least fixpoint). Needs `equals`; `compute` must be monotone.
   */
  readonly bottom?: R;
  /** For questions that are cut where they lead back to themselves, or too far away: the answer there. */
  readonly cut?: R;
}

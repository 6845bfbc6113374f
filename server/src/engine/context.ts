/**
 * The whole machinery: an analysis is a name and a function of a key; a context remembers what was computed.
 * An analysis asks for others through the context, so nothing is computed that nobody asks for.
 */
export interface Analysis<in K extends object, out R, in C> {
  readonly name: string;
  compute(key: K, context: C): R;
}

/** Answers of analyses by key. A question that leads back to itself is a bug in the analyses and throws. */
export class Memo<C> {
  private readonly answers = new Map<unknown, Map<object, unknown>>();

  get<K extends object, R>(analysis: Analysis<K, R, C>, key: K, context: C): R {
    let known = this.answers.get(analysis);
    if (!known) {
      known = new Map();
      this.answers.set(analysis, known);
    }
    if (known.has(key)) {
      const answer = known.get(key);
      if (answer === computing) throw new Error(`analysis ${analysis.name} needs itself`);
      return answer as R;
    }
    known.set(key, computing);
    const answer = analysis.compute(key, context);
    known.set(key, answer);
    return answer;
  }
}

const computing = Symbol('computing');

/** How a rule is written down: everything a report needs but words, and the function that decides for one body of code. */
import type { Analysis, Body, Context } from '../analysis/context.ts';
import type { Location } from '../analysis/location.ts';
import type { Code, Confidence, Family, FixPlan, MessageSpec, Related, Severity, Tag, ThreadFlow } from './rule.ts';

type Args<P extends readonly string[]> = { readonly [K in P[number]]: string };

export type Report<M extends MessageSpec> = {
  [K in keyof M & string]: {
    readonly message: K;
    readonly args: Args<M[K]>;
    readonly at: Location;
    /** Instead of the rule's own, where the rule has several. */
    readonly code?: Code;
    readonly related?: readonly Related[];
    readonly witness?: readonly ThreadFlow[];
    readonly fixes?: readonly FixPlan[];
    /** Instead of the rule's own, where the instance is graver or milder. */
    readonly severity?: Severity;
    readonly tags?: readonly Tag[];
  };
}[keyof M & string];

/** A report without its words. */
export interface ReportParts {
  readonly at: Location;
  readonly related: readonly Related[];
  readonly witness: readonly ThreadFlow[];
  readonly fixes: readonly FixPlan[];
}

export interface Pass<M extends MessageSpec> {
  readonly context: Context;
  report(finding: Report<M>): void;
}

/** Something that a body mentions (see `FunctionSymbol.mentioned`), many of them, or one of the keywords `with` and `async`. */
export type Word = string | Analysis<Context, ReadonlySet<string>>;

/** Whether a body is near something, a lock or a thread. Errs on the side of yes. */
export type Near = (body: Body, context: Context) => boolean;

export interface Rule<M extends MessageSpec = MessageSpec> {
  /** Stable for ever. */
  readonly code: Code;
  /** Every code it reports, its own among them, where defects differ in data alone; absent: its own. */
  readonly codes?: readonly Code[];
  /** Kebab-case; reads well after "allow"; also the stem of its page, fixtures and setting. */
  readonly name: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly messages: M;
  /** Asked only of functions that mention one of them, or are `near` something (see `relevance.ts`); both absent: of all. */
  readonly words?: readonly Word[];
  /** Cheap questions that several rules share, so that they are asked once: only where one says yes can there be a finding. */
  readonly near?: readonly Near[];
  /**
   * Looks no further than the body and what its names lead to: never for callers, threads or locks held; and is cheap.
   * Such rules are asked first of a file that was just opened (see `first-check.ts`).
   */
  readonly isLocal?: true;
  /** Called once for every function of a file and once for the module's own statements. */
  check(body: Body, pass: Pass<M>): void;
}

/** Every code that a finding of the rule may have. */
export const codesOf = ({ code, codes }: Rule): readonly Code[] => codes ?? [code];

/** Method syntax in `Rule` keeps it bivariant in M, so that a registry can hold rules of any messages. */
export const defineRule = <const M extends MessageSpec>(rule: Rule<M>): Rule<M> => rule;

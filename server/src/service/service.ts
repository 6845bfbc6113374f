/**
 * The questions an editor or a command line may ask, as one interface of plain data. A file is followed from `open` to
 * `close`, and from `putFile` to `removeFile`; while it is open, the disk's text of it waits. All answers speak of the
 * text as it is now, in UTF-16 offsets from the start of the file. A file that is not followed has no answers: lists are
 * empty, single values undefined. Nothing here throws on any text, and no answer depends on the order of calls.
 */
import type { EditedText } from '../base/edited-text.ts';
import type { Language } from '../base/language.ts';
import type { Span, TextEdit } from '../base/span.ts';
import type { Severity } from '../rules/rule.ts';
import type { TreeTable } from '../syntax/tree-table.ts';
import type { Settings } from '../workspace/settings.ts';
import type { TargetVersion } from '../workspace/target-version.ts';
import type { Inspection } from './inspection/types.ts';
import type { Diagnostic, FixOffer, Hover, ResolvedFix } from './types.ts';

/** How a file is to be looked at. */
export interface Profile {
  readonly settings: Settings;
  readonly target: TargetVersion;
  /** The folder whose files make one program with it; absent: the file is a program by itself. */
  readonly root?: string | undefined;
}

/** Which fix of which finding: enough to find it again, as nothing is remembered between two questions. */
export interface FixKey {
  readonly id: string;
  /** The code of the finding. */
  readonly code: string;
  /** The span of the finding. */
  readonly at: Span;
}
export type OfferedFix = FixOffer & FixKey;

/** Why a file is not analysed, in a machine's word and in the reader's. */
export interface Skip {
  readonly reason: string;
  readonly message: string;
}

export interface Explanation {
  readonly title: string;
  readonly markdown: string;
  /** The same with links to other pages, as `SUBJECT.md`, for whoever serves pages by their subjects. */
  readonly linked: string;
  /** As a hover shows it, in Markdown. */
  readonly brief: string;
  readonly plain: string;
  /** What else the words may mean; empty when they name one page. */
  readonly others: readonly HandbookEntry[];
}

/** A page in a table of contents. `subject` is what to ask `explain` for. */
export interface HandbookEntry {
  readonly subject: string;
  readonly title: string;
  /** Its first sentence, in Markdown. */
  readonly sentence: string;
  /** Codes of the rules that look for it in code; none where no rule does. */
  readonly codes: readonly string[];
}

export interface HandbookGroup {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly HandbookEntry[];
}

/** A rule as a list of rules shows it; the severity is the rule's own. */
export interface RuleEntry {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly title: string;
}

export interface Service {
  /** Every code and every name of a rule, as settings may use them. */
  readonly ruleNames: ReadonlySet<string>;
  open(file: string, text: string, profile: Profile): void;
  /** `edit` counts in the text that earlier edits left. */
  edit(file: string, edit: TextEdit): void;
  replace(file: string, text: string): void;
  configure(file: string, profile: Profile): void;
  close(file: string): void;
  /** A file as the disk has it, new or changed. It counts once `takeIn` has come to it, and while nobody has it open. */
  putFile(file: string, text: string, profile: Profile): void;
  removeFile(file: string): void;
  /** The files put and not taken in, in the order in which they will be. */
  waitingTexts(): readonly { readonly file: string; readonly text: string }[];
  /** Parses one of these files, so that taking it in costs little; with a tree that another thread made of its text (`tabulator`) even that is done. */
  prepare(file: string, tree?: TreeTable): void;
  /** Takes in the files put; it stops when `shouldPause` says so and answers false, and the next call goes on. */
  takeIn(shouldPause?: () => boolean): boolean;
  /** How many files are put and not taken in. */
  waiting(): number;
  /** The text that offsets in the file count in, of an open file or one taken in. */
  text(file: string): string | undefined;
  /** The same without making one string of it, which costs as much as the text is long. */
  content(file: string): EditedText | undefined;

  /** Parses what has changed, also in other open files of the program. With `shouldPause` it also analyses; it stops when that says so and answers false, and the next call goes on. */
  parse(file: string, shouldPause?: () => boolean): boolean;
  /** Comes as far as `firstDiagnostics` needs; it stops when `shouldPause` says so and answers false, and the next call goes on. */
  begin(file: string, shouldPause: () => boolean): boolean;
  /** When, on the clock given, `settle` is due; undefined while the answers depend on the text alone. */
  settleAt(file: string): number | undefined;
  /** Ends the consideration for half-typed text: from the next `parse` on the answers depend on the text alone. */
  settle(file: string): void;

  /** Set for a text beyond the limits; such a file has no findings. */
  skipped(file: string, language: Language): Skip | undefined;
  /** Sorted by place and code. `fixes` are what a rule proposes; whether the text allows them says `fixes` below. */
  diagnostics(file: string, language: Language): readonly Diagnostic[];
  /** Those of `diagnostics` that are known early, of a file in a large program; of any other there are none. */
  firstDiagnostics(file: string, language: Language): readonly Diagnostic[];
  hover(file: string, offset: number, language: Language): Hover | undefined;
  /** For the findings that touch `span`, best first; the last of each finding switches it off by a comment. */
  fixes(file: string, span: Span, language: Language): readonly OfferedFix[];
  /** Undefined when the text has no such finding, or the fix cannot be made in it. */
  resolveFix(file: string, key: FixKey, language: Language): ResolvedFix | undefined;
  /** The safe fixes of all findings, as many as do not overlap; undefined when there are none. */
  fixAll(file: string, language: Language): ResolvedFix | undefined;
  /** What the model knows of the file: who runs what, shared places and their guards, lock order. */
  inspect(file: string): Inspection | undefined;
  /** The page of a code, a rule, an API name, a keyword, a topic or a term in either language. */
  explain(subject: string, language: Language): Explanation | undefined;
  /** All pages by topic. */
  handbook(language: Language): readonly HandbookGroup[];
  /** In the order of their codes. */
  rules(language: Language): readonly RuleEntry[];
  /** A word of `knowledge/phrases.md`, for those who print reports: a severity, a reason for skipping a file. */
  phrase(id: string, language: Language): string;
}

/**
 * What the extension and the server say to each other beyond the protocol. Types and names only: the client
 * imports this file for its types alone.
 */

/** `interleave/explain`: the page of a rule or a topic, in the reader's language. */
export const explainMethod = 'interleave/explain';
/** `subject` is a code (`PC0204`), the name of a rule or the name of a topic. */
export interface ExplainParams {
  readonly subject: string;
  /** Only the page of a rule is wanted, by its very code or name. */
  readonly isRule?: boolean;
  /** The open document it is asked from: its settings choose the language. Absent: the editor's language does. */
  readonly uri?: string;
}
/** `null` where there is no such page. */
export type ExplainResult = {
  readonly title: string;
  readonly markdown: string;
  /** The same with links to other pages: `SUBJECT.md` is the page that this request gives for `SUBJECT`. */
  readonly linked: string;
  /** As a hover shows it. */
  readonly brief: string;
} | null;

/** `interleave/handbook`: the table of contents, in the reader's language. */
export const handbookMethod = 'interleave/handbook';
export interface HandbookParams {
  /** As for a page. */
  readonly uri?: string;
}
export type HandbookResult = readonly HandbookChapter[];
export interface HandbookChapter {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly HandbookPage[];
}
export interface HandbookPage {
  /** What `interleave/explain` finds the page by. */
  readonly subject: string;
  readonly title: string;
  /** Its first sentence, in Markdown. */
  readonly sentence: string;
  /** Codes of the rules that look for it in code. */
  readonly codes: readonly string[];
}

/** What the client tells in `initializationOptions`; every field may be missing. */
export interface InitializationOptions {
  /** The language the editor is displayed in; counts more than the protocol's own `locale`. */
  readonly locale?: string;
  /** Name of an asset → where a host without a file system fetches it. */
  readonly assets?: Readonly<Record<string, string>>;
  /** Hovers may link to the command `interleave.explain`. */
  readonly commandLinks?: boolean;
}

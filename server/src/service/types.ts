/**
 * What the outer ring may ask and gets: plain data with offsets from the start of the file, in the reader's
 * words. No IR, no protocol type, no function value (invariant I6).
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { Confidence, Severity, Tag } from '../rules/rule.ts';

/** `file` is the workspace's identifier of the file (a URI in the editor, a path on the command line). */
export interface Place extends Span {
  readonly file: string;
}
export interface RelatedPlace extends Place {
  readonly message: string;
}
/** One role of the schedule that breaks the program, with its steps in order. */
export interface Flow {
  readonly role: string;
  readonly steps: readonly (Place & { readonly text: string })[];
}
/** `id` with code and span identifies the fix for resolving; `title` is in the reader's language. */
export interface FixOffer {
  readonly id: string;
  readonly title: string;
  readonly safe: boolean;
}
export interface ResolvedFix extends FixOffer {
  readonly edits: readonly (TextEdit & { readonly file: string })[];
}

export interface Diagnostic extends Place {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly tags: readonly Tag[];
  readonly related: readonly RelatedPlace[];
  readonly witness: readonly Flow[];
  readonly fixes: readonly FixOffer[];
}

/** Markdown, never trusted, without HTML and images; `plain` for readers without Markdown. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
  readonly plain: string;
}

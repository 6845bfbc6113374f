/** Plain data of the service as the protocol wants it. Only shapes and positions change here, never words. */
import {
  type CodeAction,
  CodeActionKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as ProtocolDiagnostic,
  type Hover as ProtocolHover,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Span } from '../base/span.ts';
import type { Severity, Tag } from '../rules/rule.ts';
import type { Diagnostic, Hover, OfferedFix, ResolvedFix } from '../service/index.ts';
import { withoutLinks } from '../service/markdown.ts';
import type { ClientFeatures } from './client-features.ts';
import { positionOf } from './encoding.ts';
import type { FixData } from './from-proto.ts';
import type { PlacedText } from './placed-text.ts';

/** The text that an answer is about, the client that it is for, and every other text that it may speak of. */
export interface Target {
  readonly document: PlacedText;
  readonly client: ClientFeatures;
  /** Undefined when nothing is known of the file. */
  readonly textOf: (file: string) => PlacedText | undefined;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tagNumbers: Readonly<Record<Tag, DiagnosticTag>> = { deprecated: DiagnosticTag.Deprecated };

export const source = 'interleave';

export const toRange = (text: PlacedText, { start, end }: Span, { encoding }: ClientFeatures): Range => ({
  start: positionOf(text, start, encoding),
  end: positionOf(text, end, encoding),
});

export function toDiagnostic(diagnostic: Diagnostic, target: Target): ProtocolDiagnostic {
  const related = target.client.relatedInformation ? toRelated(diagnostic, target) : [];
  const tags = target.client.diagnosticTags ? diagnostic.tags.map((tag) => tagNumbers[tag]) : [];
  return {
    range: toRange(target.document, diagnostic, target.client),
    severity: severities[diagnostic.severity],
    code: diagnostic.code,
    source,
    message: diagnostic.message,
    ...(tags.length > 0 ? { tags } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** At the top of the file, as it speaks of the whole. */
export const toSkipNotice = (message: string): ProtocolDiagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: DiagnosticSeverity.Information,
  source,
  message,
});

function toRelated({ related }: Diagnostic, { client, textOf }: Target): NonNullable<ProtocolDiagnostic['relatedInformation']> {
  return related.flatMap(({ file, message, ...span }) => {
    const place = textOf(file);
    return place ? [{ location: { uri: place.uri, range: toRange(place, span, client) }, message }] : [];
  });
}

/** A link to a command is of use only where the editor runs it. */
export const toMarkdown = (markdown: string, { options }: ClientFeatures): string =>
  options.commandLinks ? markdown : withoutLinks(markdown);

export const toHover = (hover: Hover, { document, client }: Target): ProtocolHover => ({
  contents: client.markdownHover
    ? { kind: 'markdown', value: toMarkdown(hover.markdown, client) }
    : { kind: 'plaintext', value: hover.plain },
  range: toRange(document, hover.span, client),
});

/** Without its edit. `diagnostic` is the client's own, so that it can tell which squiggle the fix belongs to. */
export function toCodeAction(fix: OfferedFix, preferred: boolean, diagnostic: ProtocolDiagnostic | undefined): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...(preferred ? { isPreferred: true } : {}),
    ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
  };
}

/** `version` is that of an open document. */
export const toFixData = (fix: OfferedFix, uri: string, version: number): FixData => ({
  uri,
  version,
  id: fix.id,
  code: fix.code,
  start: fix.at.start,
  end: fix.at.end,
});

/** Undefined when the fix reaches into a file of which nothing is known. */
export function toWorkspaceEdit({ edits }: ResolvedFix, { client, textOf }: Target): WorkspaceEdit | undefined {
  const files = [...new Set(edits.map(({ file }) => file))];
  const places = files.flatMap((file) => textOf(file) ?? []);
  if (places.length < files.length) return undefined;
  const changes = places.map((place, index) => ({ place, edits: editsIn(place, files[index] ?? '', edits, client) }));
  if (!client.versionedEdits) return { changes: Object.fromEntries(changes.map(({ place, edits: made }) => [place.uri, made])) };
  return { documentChanges: changes.map(({ place: { uri, version }, edits: made }) => ({ textDocument: { uri, version }, edits: made })) };
}

const editsIn = (place: PlacedText, file: string, edits: ResolvedFix['edits'], client: ClientFeatures): TextEdit[] =>
  edits.filter((edit) => edit.file === file).map(({ span, newText }) => ({ range: toRange(place, span, client), newText }));

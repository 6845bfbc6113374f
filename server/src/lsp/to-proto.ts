/** Plain data of the service as the protocol wants it. Only shapes and positions change here, never words. */
import {
  type CodeAction,
  CodeActionKind,
  DiagnosticSeverity,
  type Diagnostic as ProtocolDiagnostic,
  type Hover as ProtocolHover,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Span } from '../base/span.ts';
import type { Severity } from '../rules/rule.ts';
import type { Diagnostic, Hover, OfferedFix, ResolvedFix } from '../service/index.ts';
import type { ClientFeatures } from './client-features.ts';
import { positionOf } from './encoding.ts';
import type { FixData } from './from-proto.ts';
import type { OpenDocument } from './open-documents.ts';

/** A text and how the client counts in it. */
export interface Target {
  readonly document: OpenDocument;
  readonly client: ClientFeatures;
  /** Another file's text, for places outside the document; undefined when nobody has it open. */
  readonly other: (file: string) => OpenDocument | undefined;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const source = 'interleave';

export const toRange = (document: OpenDocument, { start, end }: Span, { encoding }: ClientFeatures): Range => ({
  start: positionOf(document.mirror, start, encoding),
  end: positionOf(document.mirror, end, encoding),
});

export function toDiagnostic(diagnostic: Diagnostic, target: Target): ProtocolDiagnostic {
  const related = target.client.relatedInformation ? toRelated(diagnostic, target) : [];
  return {
    range: toRange(target.document, diagnostic, target.client),
    severity: severities[diagnostic.severity],
    code: diagnostic.code,
    source,
    message: diagnostic.message,
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

function toRelated({ related }: Diagnostic, { document, client, other }: Target): NonNullable<ProtocolDiagnostic['relatedInformation']> {
  return related.flatMap(({ file, message, ...span }) => {
    const place = file === document.uri ? document : other(file);
    return place ? [{ location: { uri: file, range: toRange(place, span, client) }, message }] : [];
  });
}

export const toHover = (hover: Hover, { document, client }: Target): ProtocolHover => ({
  contents: client.markdownHover ? { kind: 'markdown', value: hover.markdown } : { kind: 'plaintext', value: hover.plain },
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

export const toFixData = (fix: OfferedFix, { document }: Target): FixData => ({
  uri: document.uri,
  version: document.version,
  id: fix.id,
  code: fix.code,
  start: fix.at.start,
  end: fix.at.end,
});

/** Undefined when the fix reaches into a file that is not open: its text, and so its positions, are unknown. */
export function toWorkspaceEdit({ edits }: ResolvedFix, { document, client, other }: Target): WorkspaceEdit | undefined {
  const files = [...new Set(edits.map(({ file }) => file))].map((uri) => (uri === document.uri ? document : other(uri)));
  const open = files.flatMap((file) => (file ? [file] : []));
  if (open.length < files.length) return undefined;
  const editsIn = (file: OpenDocument) =>
    edits.filter((edit) => edit.file === file.uri).map(({ span, newText }) => ({ range: toRange(file, span, client), newText }));
  if (!client.versionedEdits) return { changes: Object.fromEntries(open.map((file) => [file.uri, editsIn(file)])) };
  return { documentChanges: open.map((file) => ({ textDocument: { uri: file.uri, version: file.version }, edits: editsIn(file) })) };
}

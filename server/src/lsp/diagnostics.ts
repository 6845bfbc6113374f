/** The diagnostics of one document as the protocol wants them, and a name for their content. */
import type { Diagnostic } from 'vscode-languageserver';
import type { Ready } from './session.ts';
import { toDiagnostic, toSkipNotice } from './to-proto.ts';

/** A text beyond the limits has one notice that says so, and nothing else. */
export function diagnosticsOf({ service, document, language, target }: Ready): readonly Diagnostic[] {
  if (document.gone) return [];
  const skip = service.skipped(document.file, language);
  if (skip) return [toSkipNotice(skip.message)];
  return service.diagnostics(document.file, language).map((diagnostic) => toDiagnostic(diagnostic, target));
}

/** Those that are known before the rest. */
export function firstDiagnosticsOf({ service, document, language, target }: Ready): readonly Diagnostic[] {
  return document.gone ? [] : service.firstDiagnostics(document.file, language).map((diagnostic) => toDiagnostic(diagnostic, target));
}

/** Equal lists have equal digests (FNV-1a, two lanes); different ones differ but for one chance in 2^64. */
export function digest(diagnostics: readonly Diagnostic[]): string {
  const text = JSON.stringify(diagnostics);
  let low = 0x811c9dc5;
  let high = 0x050c5d1f;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + at), 0x01000193);
  }
  return [low, high].map((lane) => (lane >>> 0).toString(36)).join('-');
}

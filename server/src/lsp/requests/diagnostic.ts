/** `textDocument/diagnostic`: the findings of the text as it is when the answer is sent. */
import type { CancellationToken, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { diagnosticsOf, digest } from '../diagnostics.ts';
import type { Session } from '../session.ts';
import { fileOf } from '../uris.ts';

export async function diagnostic(
  session: Session,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const ready = await session.ready(fileOf(textDocument.uri), token);
  const items = ready ? [...diagnosticsOf(ready)] : [];
  const resultId = digest(items);
  if (ready) session.publisher.answered(ready.document.file, resultId);
  return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

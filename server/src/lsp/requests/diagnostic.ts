/** `textDocument/diagnostic`: the findings of the text as it is when the answer is sent. */
import type { CancellationToken, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { diagnosticsOf, digest } from '../diagnostics.ts';
import type { Session } from '../session.ts';

export async function diagnostic(
  session: Session,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const ready = await session.ready(textDocument.uri, token);
  const items = ready ? [...diagnosticsOf(ready)] : [];
  const resultId = digest(items);
  return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

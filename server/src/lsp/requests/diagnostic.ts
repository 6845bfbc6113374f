/**
 * `textDocument/diagnostic`: the findings of the text as it is when the answer is sent. Of a large program just opened they are
 * those that are known early, if there are any and the client can be told to ask again.
 */
import type { CancellationToken, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { diagnosticsOf, digest } from '../diagnostics.ts';
import type { Session } from '../session.ts';
import { fileOf } from '../uris.ts';

export async function diagnostic(
  session: Session,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const file = fileOf(textDocument.uri);
  const first = session.client.refreshesDiagnostics ? await session.publisher.firstOf(file, token) : undefined;
  if (first) return { kind: 'full', resultId: first.resultId, items: first.diagnostics };
  const ready = await session.ready(file, token);
  const items = ready ? [...diagnosticsOf(ready)] : [];
  const resultId = digest(items);
  if (ready) session.publisher.answered(ready.document.file, resultId);
  return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

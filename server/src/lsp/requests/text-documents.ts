/**
 * `textDocument/didOpen`, `didChange` and `didClose`. What a client should never send (changes of a document that is
 * not open, versions that go backwards) is logged once and ignored.
 */
import type { DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver';
import type { Session } from '../session.ts';

export function didOpen(session: Session, { textDocument }: DidOpenTextDocumentParams): void {
  session.opened(session.documents.open(textDocument, session.client.encoding));
}

export function didChange(session: Session, { textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
  const changes = session.documents.change(uri, version, contentChanges);
  const document = session.documents.get(uri);
  if (document && typeof changes !== 'string') session.changed(document, changes);
  else session.log(`ignored a change of a document that is ${changes === 'stale' ? 'newer' : 'not open'}`);
}

export function didClose(session: Session, { textDocument: { uri } }: DidCloseTextDocumentParams): void {
  session.documents.close(uri);
  session.closed(uri);
}

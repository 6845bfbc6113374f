/**
 * `textDocument/didOpen`, `didChange`, `didSave` and `didClose`. What a client should never send (changes of a document
 * that is not open, versions that go backwards) is logged once and ignored.
 */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver';
import type { Session } from '../session.ts';
import { fileOf } from '../uris.ts';

export function didOpen(session: Session, { textDocument }: DidOpenTextDocumentParams): void {
  session.opened(session.documents.open(textDocument, session.client.encoding));
}

export function didChange(session: Session, { textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
  const document = session.documents.get(fileOf(uri));
  const wasGone = document?.gone;
  const changes = session.documents.change(fileOf(uri), version, contentChanges);
  if (!document || typeof changes === 'string')
    session.log(`ignored a change of a document that is ${changes === 'stale' ? 'newer' : 'not open'}`);
  else if (wasGone) session.found(document);
  else session.changed(document, changes);
}

/** The disk has the text now; not every client watches files. */
export function didSave(session: Session, { textDocument }: DidSaveTextDocumentParams): void {
  session.index.changed([fileOf(textDocument.uri)]);
}

export function didClose(session: Session, { textDocument: { uri } }: DidCloseTextDocumentParams): void {
  const document = session.documents.get(fileOf(uri));
  session.documents.close(fileOf(uri));
  if (document) session.closed(document);
}

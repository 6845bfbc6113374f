/** What the server tells the client it can do, fitted to what the client can use. */
import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.ts';

/** Applies every safe fix of a file; editors run it on save when told to. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.interleave`;

export const serverCapabilities = (client: ClientFeatures): ServerCapabilities => ({
  positionEncoding: client.encoding,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: client.resolvesEdits },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  ...(client.pullsDiagnostics
    ? { diagnosticProvider: { identifier: 'interleave', interFileDependencies: false, workspaceDiagnostics: false } }
    : {}),
});

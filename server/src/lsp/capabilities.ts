/** What the server tells the client it can do, fitted to what the client can use. */
import {
  CodeActionKind,
  FileOperationPatternKind,
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.ts';

/** Applies every safe fix of a file; editors run it on save when told to. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.interleave`;

const folders: FileOperationRegistrationOptions = {
  filters: [{ scheme: 'file', pattern: { glob: '**', matches: FileOperationPatternKind.folder } }],
};

export const serverCapabilities = (client: ClientFeatures): ServerCapabilities => ({
  positionEncoding: client.encoding,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: client.resolvesEdits },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { didRename: folders, didDelete: folders },
  },
  ...(client.pullsDiagnostics
    ? { diagnosticProvider: { identifier: 'interleave', interFileDependencies: true, workspaceDiagnostics: false } }
    : {}),
});

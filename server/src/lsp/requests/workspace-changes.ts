/** `workspace/didChangeConfiguration`, `didChangeWatchedFiles`, `didChangeWorkspaceFolders`, and the wish to hear of them. */
import {
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type DidChangeWorkspaceFoldersParams,
  FileChangeType,
} from 'vscode-languageserver';
import { isProjectFile } from '../project-files.ts';
import type { Session } from '../session.ts';

/** After `initialized`, for clients that want to be asked. */
export async function subscribe({ client, connection }: Session): Promise<void> {
  if (client.registersConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'interleave' });
  if (!client.registersWatchers) return;
  const patterns = ['**/*.{py,pyw}', '**/pyproject.toml', '**/.python-version', '**/pyvenv.cfg'];
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: patterns.map((globPattern) => ({ globPattern })) });
}

export function didChangeConfiguration(session: Session, { settings }: DidChangeConfigurationParams): void {
  session.configuration.changed(settings);
}

export function didChangeWatchedFiles(session: Session, { changes }: DidChangeWatchedFilesParams): void {
  if (changes.some(({ uri }) => isProjectFile(uri))) session.configuration.changed();
  for (const { uri, type } of changes) {
    const document = session.documents.get(uri);
    const gone = type === FileChangeType.Deleted;
    if (!document || document.gone === gone) continue;
    session.documents.setGone(uri, gone);
    session.publisher.outdated(uri);
  }
}

export function didChangeWorkspaceFolders(session: Session, { event }: DidChangeWorkspaceFoldersParams): void {
  session.configuration.foldersChanged(
    event.added.map(({ uri }) => uri),
    event.removed.map(({ uri }) => uri),
  );
}

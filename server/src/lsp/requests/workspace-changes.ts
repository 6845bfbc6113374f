/**
 * `workspace/didChangeConfiguration`, `didChangeWatchedFiles`, `didChangeWorkspaceFolders`, renamed and deleted folders,
 * and the wish to hear of them.
 */
import {
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type DidChangeWorkspaceFoldersParams,
  FileChangeType,
  type FileSystemWatcher,
  type RenameFilesParams,
  WatchKind,
} from 'vscode-languageserver';
import { below } from '../../workspace/file-system.ts';
import { isProjectFile } from '../../workspace/project.ts';
import type { Session } from '../session.ts';
import { fileOf } from '../uris.ts';
import { isIgnoreFile } from '../workspace-index.ts';

/** Of a deleted folder clients tell the folder alone, so every deletion is of interest. */
const watchers: FileSystemWatcher[] = [
  ...['**/*.{py,pyw}', '**/pyproject.toml', '**/.python-version', '**/pyvenv.cfg', '**/.gitignore'].map((globPattern) => ({ globPattern })),
  { globPattern: '**/*', kind: WatchKind.Delete },
];

/** After `initialized`: what clients want to be asked for, and the first look at the workspace. */
export async function subscribe(session: Session): Promise<void> {
  const { client, connection } = session;
  session.index.refresh();
  if (client.registersConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'interleave' });
  if (client.registersWatchers) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

export function didChangeConfiguration(session: Session, { settings }: DidChangeConfigurationParams): void {
  session.configuration.changed(settings);
  session.index.refresh();
}

export function didChangeWatchedFiles(session: Session, { changes }: DidChangeWatchedFilesParams): void {
  const files = changes.map(({ uri, type }) => ({ file: fileOf(uri), isDeleted: type === FileChangeType.Deleted }));
  const deleted = files.flatMap(({ file, isDeleted }) => (isDeleted ? [file] : []));
  const present = files.flatMap(({ file, isDeleted }) => (isDeleted ? [] : [file]));
  for (const path of deleted) lose(session, path);
  for (const file of present) find(session, file);
  if (deleted.length > 0) session.index.deleted(deleted);
  if (present.length > 0) session.index.changed(present);
  const isProjectChanged = files.some(({ file }) => isProjectFile(file));
  if (isProjectChanged) session.configuration.changed();
  if (isProjectChanged || files.some(({ file }) => isIgnoreFile(file))) session.index.refresh();
}

function lose(session: Session, path: string): void {
  for (const document of session.documents.all()) {
    const isHit = document.file === path || below(path, document.file) !== undefined;
    if (isHit && !document.gone) session.lost(document);
  }
}

function find(session: Session, file: string): void {
  const document = session.documents.get(file);
  if (document?.gone) session.found(document);
}

export function didChangeWorkspaceFolders(session: Session, { event }: DidChangeWorkspaceFoldersParams): void {
  session.configuration.foldersChanged(
    event.added.map(({ uri }) => uri),
    event.removed.map(({ uri }) => uri),
  );
  session.index.refresh();
}

/** Folders that the user renamed or deleted in the editor: of the files in them the client may tell nothing. */
export function didMoveFolders(
  session: Session,
  { files }: { readonly files: readonly (RenameFilesParams['files'][number] | { uri: string })[] },
): void {
  session.index.deleted(files.map((moved) => fileOf('oldUri' in moved ? moved.oldUri : moved.uri)));
  session.index.refresh();
}

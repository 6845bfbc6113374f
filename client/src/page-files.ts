/**
 * The pages as files that cannot be written, each by what it is asked for: `interleave-page:/PC0204.md`. Files, for the
 * Markdown preview follows a link from one page to another only where there is a file behind it.
 */
import * as vscode from 'vscode';

/** The text of the page on a subject; undefined where there is none. */
export type ReadPage = (uri: vscode.Uri) => Promise<string | undefined>;

const nothing = new vscode.Disposable(() => {});

export class PageFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = () => nothing;
  readonly #read: ReadPage;

  constructor(read: ReadPage) {
    this.#read = read;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const content = await this.readFile(uri);
    // The words change with the language: a page is read anew each time it is opened.
    return { type: vscode.FileType.File, ctime: 0, mtime: Date.now(), size: content.length, permissions: vscode.FilePermission.Readonly };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const text = await this.#read(uri);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  watch(): vscode.Disposable {
    return nothing;
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

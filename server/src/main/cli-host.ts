/** The machine as the command line sees it: Node's files, streams and environment. Nothing here runs a program or opens a connection. */
import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import process from 'node:process';
import type { CliHost, DirectoryEntry, EntryKind, FileSystem, Output, PathStatus } from '../cli/host.ts';

export const nodeCliHost = (version: string, serveStdio: () => Promise<void>): CliHost => ({
  workingDirectory: process.cwd(),
  environment: process.env,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  files: nodeFiles,
  version,
  readStdin,
  serveStdio,
});

function output(stream: NodeJS.WriteStream): Output {
  let open = true;
  // Whoever reads us may stop at any time (`| head`): that ends our writing, not the check, and is nobody's error.
  stream.on('error', () => {
    open = false;
  });
  return {
    write: (text) => void (open && stream.write(text)),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const nodeFiles: FileSystem = {
  async status(path) {
    try {
      return statusOf(await stat(path));
    } catch (error) {
      return { kind: isMissing(error) ? 'missing' : 'unreadable' };
    }
  },
  async readDirectory(path) {
    try {
      return (await readdir(path, { withFileTypes: true })).map((entry): DirectoryEntry => ({ name: entry.name, kind: kindOf(entry) }));
    } catch {
      return undefined;
    }
  },
  async readFile(path) {
    try {
      // Opening a FIFO would wait for its writer.
      return (await stat(path)).isFile() ? await readFile(path) : undefined;
    } catch {
      return undefined;
    }
  },
};

const statusOf = (status: Stats): PathStatus => ({
  kind: status.isFile() ? 'file' : status.isDirectory() ? 'directory' : 'other',
  bytes: status.size,
});

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** A broken or circular link, a missing file, a path through a file. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(String(error.code));

/**
 * What the command line needs of the machine, so that everything but `main/` can be run in a test without one.
 */
import type { TreeTable } from '../service/index.ts';
import type { FileSystem } from '../workspace/file-system.ts';

export interface Output {
  /** Never throws: a reader that went away (EPIPE) is no error of ours. */
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Display columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
}

export interface CliHost {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: FileSystem;
  /** Of package.json. */
  readonly version: string;
  readStdin(): Promise<Uint8Array>;
  /** Threads that parse, so many; undefined where there are none to be had. */
  parseThreads(count: number): ParseThreads | undefined;
  /** How many processors there are. */
  readonly processors: number;
  /** Serves the language server on stdin and stdout until its client leaves. */
  serveStdio(): Promise<void>;
}

/** A file that another thread has parsed; without a tree when the thread is gone, and somebody else must. */
export interface Parsed {
  readonly file: string;
  readonly tree: TreeTable | undefined;
}

/** Other threads that parse. */
export interface ParseThreads {
  /** Whether files were given that are not taken yet. */
  readonly busy: boolean;
  /** False while all threads have enough to do. */
  give(file: { readonly file: string; readonly text: string }): boolean;
  /** What is ready, if anything is. */
  take(): Parsed | undefined;
  /** What is ready next; only while `busy`. */
  wait(): Promise<Parsed>;
  end(): void;
}

/** `findings` and `usage` are the specified codes 1 and 2. */
export const exitCodes = { ok: 0, findings: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export type Format = 'text' | 'json';

/** The language of a locale as POSIX writes it, `zh_CN.UTF-8`, by the variables in POSIX's own order. */
export const localeOf = (environment: CliHost['environment']): string | undefined =>
  [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG]
    .find((value) => value)
    ?.replaceAll('_', '-')
    .replace(/\..*$/, '');

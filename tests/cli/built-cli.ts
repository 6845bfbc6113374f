/** Builds the command line as it is shipped, into a folder of its own, and runs it as a process. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeKnowledge } from '../../knowledge/build.mjs';
import { cliBundles, into } from '../../scripts/node-bundles.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Outcome {
  /** Null when a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Relative to the folder of the files; that folder by default. */
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface BuiltCli {
  /** A folder for the files to check. */
  readonly folder: string;
  /** Path of the bundle. */
  readonly script: string;
  run(args: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** Writes files below the folder, by path with `/`. */
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  remove(): Promise<void>;
}

export async function buildCli(): Promise<BuiltCli> {
  const base = await mkdtemp(join(tmpdir(), 'interleave-cli-'));
  const dist = join(base, 'tool', 'dist');
  const folder = join(base, 'files');
  const script = join(dist, 'cli.js');
  await Promise.all([mkdir(dist, { recursive: true }), mkdir(folder)]);
  await Promise.all([
    ...into(dist, cliBundles).map((options) => build({ ...options, logLevel: 'error' })),
    cp(join(root, 'package.json'), join(base, 'tool', 'package.json')),
    cp(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'), join(dist, 'web-tree-sitter.wasm')),
    cp(join(root, 'grammars/tree-sitter-python.wasm'), join(dist, 'tree-sitter-python.wasm')),
    writeKnowledge(join(dist, 'knowledge.json')),
  ]);
  return {
    folder,
    script,
    run: (args, options = {}) => runProcess(script, args, { ...options, cwd: join(folder, options.cwd ?? '.') }),
    write: (files) => writeAll(folder, files),
    remove: () => rm(base, { recursive: true, force: true }),
  };
}

async function writeAll(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/** The environment holds nothing that could change the output, but for what is given. */
function runProcess(script: string, args: readonly string[], { cwd, stdin = '', environment = {} }: RunOptions): Promise<Outcome> {
  const child = spawn(process.execPath, [script, ...args], { cwd, env: { PATH: process.env.PATH, LANG: 'C', ...environment } });
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', (chunk: Buffer) => chunks.stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.stderr.push(chunk));
  // A process that refuses its arguments does not read what it is given.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(chunks.stdout).toString('utf8'), stderr: Buffer.concat(chunks.stderr).toString('utf8') }),
    );
  });
}

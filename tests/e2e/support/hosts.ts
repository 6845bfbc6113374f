/**
 * Starts the editors that the tests look at: code-server with the packaged extension installed, and VS Code for the
 * Web as `npm start` serves it. Each gets fresh folders, so nothing of an earlier run or of the user's own is seen.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A running editor; `folder` is the opened copy of the test workspace, `address` opens it in a browser. */
export interface Host {
  readonly address: string;
  readonly folder: string;
  /** Replaces the workspace's settings while the editor runs. */
  readonly writeSettings: (settings: Readonly<Record<string, unknown>>) => void;
  /** The process of this editor's language server, while there is one; only where the server is a process. */
  readonly languageServer: () => number | undefined;
  readonly stop: () => void;
}

const startSeconds = 90;
const workspace = 'tests/e2e/workspace';

/** VS Code with a Node extension host; installs the VSIX of this version into it. */
export async function startCodeServer(settings: Readonly<Record<string, unknown>>): Promise<Host> {
  const home = mkdtempSync(join(tmpdir(), 'interleave-editor-'));
  const folder = copyOf(workspace, home);
  const writeSettings = settingsIn(join(folder, '.vscode'));
  writeSettings(settings);
  mkdirSync(join(home, 'extensions'));
  writeFileSync(join(home, 'extensions', 'extensions.json'), '[]');
  const server = await command('scripts/test-editor.mjs', ['--install-code-server']);
  const folders = [`--extensions-dir=${home}/extensions`, `--user-data-dir=${home}/user`, `--config=${home}/config.yaml`];
  await finished(spawn(process.execPath, [server, ...folders, '--install-extension', vsix()], { env: ownHome(home) }));
  const quiet = ['--auth=none', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--bind-addr=127.0.0.1:0'];
  const child = spawn(process.execPath, [server, ...folders, ...quiet, folder], { env: ownHome(home) });
  const address = await saidBy(child, /listening on (http:\/\/127\.0\.0\.1:\d+\/)/);
  return {
    address: `${address}?folder=${folder}`,
    folder,
    writeSettings,
    languageServer: () => processOf(home),
    stop: stopping(child, home),
  };
}

export interface WebOptions {
  /** The folder whose copy is opened; the test workspace when absent. */
  readonly samples?: string;
  /** Flags of `npm start`. */
  readonly flags?: readonly string[];
}

/** VS Code for the Web with the extension from `dist/`, by the command a contributor uses. */
export async function startWeb(settings: Readonly<Record<string, unknown>>, options: WebOptions = {}): Promise<Host> {
  const home = mkdtempSync(join(tmpdir(), 'interleave-editor-'));
  const folder = copyOf(options.samples ?? workspace, home);
  const writeSettings = settingsIn(join(folder, '.vscode'));
  writeSettings(settings);
  const child = spawn(process.execPath, ['scripts/start.mjs', '--web', ...(options.flags ?? []), folder]);
  const address = await saidBy(child, /Open (http:\/\/localhost:\d+\/)/);
  return { address, folder, writeSettings, languageServer: () => undefined, stop: stopping(child, home) };
}

function copyOf(samples: string, home: string): string {
  const folder = join(home, 'samples');
  cpSync(samples, folder, { recursive: true });
  return folder;
}

function settingsIn(folder: string): Host['writeSettings'] {
  mkdirSync(folder, { recursive: true });
  return (settings) => writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
}

/** The one process whose program is the server of the extension installed under `home`, read from Linux's `/proc`. */
function processOf(home: string): number | undefined {
  const found = readdirSync('/proc').find((entry) => {
    const words = /^\d+$/.test(entry) ? commandLine(entry).split('\0') : [];
    return words.some((word) => word.startsWith(home) && word.endsWith('server-node.cjs'));
  });
  return found === undefined ? undefined : Number(found);
}

function commandLine(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}

function vsix(): string {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  return resolve(`interleave-${manifest.version}.vsix`);
}

/** code-server writes a configuration into the home directory, which is the user's. */
const ownHome = (home: string): NodeJS.ProcessEnv => ({ ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home });

/** Runs one of our scripts; resolves with the last line it wrote. */
async function command(script: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [script, ...args]);
  const output = await finished(child);
  return output.trim().split('\n').at(-1) ?? '';
}

function finished(child: ChildProcess): Promise<string> {
  const output = collected(child);
  return new Promise((done, fail) => {
    child.on('error', fail).on('exit', (code) => (code === 0 ? done(output()) : fail(new Error(output()))));
  });
}

/** Resolves with the first group of `pattern` once the program has written it; rejects when it ends before. */
function saidBy(child: ChildProcess, pattern: RegExp): Promise<string> {
  const output = collected(child);
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`The editor did not start within ${startSeconds} s: ${output()}`)), startSeconds * 1000);
    const look = (): void => {
      const found = pattern.exec(output())?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      done(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', look);
    child.on('exit', () => fail(new Error(`The editor ended: ${output()}`)));
  });
}

function collected(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return () => chunks.join('');
}

const stopping = (child: ChildProcess, home: string) => (): void => {
  child.kill();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
};

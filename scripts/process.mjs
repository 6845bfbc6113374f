/**
 * The few things every script does with other programs: find one, run one to its end, find a free port.
 * Failures are errors whose message is one line that a person can act on.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Everything fetched lives here; git ignores it. */
export const cache = join(root, '.cache');

/** The path of the first of these programs that is on the PATH. */
export function onPath(...names) {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(delimiter))
      for (const ending of endings) if (executable(join(folder, name + ending))) return join(folder, name + ending);
  return undefined;
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program with our own output; resolves with its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: needsShell(command), ...options });
    child.on('error', reject).on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a program silently; resolves with what it wrote, or rejects with the last lines of it. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: needsShell(command), ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject).on('exit', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${[command, ...args].join(' ')} failed: ${lastLine(output)}`));
    });
  });
}

const lastLine = (output) =>
  output
    .trim()
    .split('\n')
    .findLast((line) => /error|not found|cannot/i.test(line)) ?? output.trim().split('\n').at(-1);

/** npm's and VS Code's launchers are batch files on Windows, which only a shell starts. */
const needsShell = (command) => process.platform === 'win32' && !command.endsWith('.exe');

/** Runs one of the tools in node_modules/.bin. */
export const tool = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/** A port of the loopback interface that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Resolves once something answers at the address; rejects after `seconds`, or when `stopped` says why it never will. */
export async function answers(address, seconds, stopped = () => undefined) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
    if (stopped() !== undefined) throw new Error(stopped());
    if (
      await fetch(address, { redirect: 'manual' }).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error(`Nothing answered at ${address} within ${seconds} s.`);
}

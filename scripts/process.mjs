/**
 * The few things every script does with other programs: find one, run one to its end, find a free port.
 * Failures are errors whose message is one line that a person can act on.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { basename, delimiter, dirname, join } from 'node:path';
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

/** Runs a program silently; resolves with what it wrote, or rejects with the line that names the cause. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: needsShell(command), ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject).on('exit', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${basename(command)} ${args[0]} failed: ${cause(output)}`));
    });
  });
}

/** npm and the compilers write the cause first and much after it. */
const cause = (output) =>
  output
    .split('\n')
    .find((line) => /\berror\b|not found|cannot/i.test(line))
    ?.trim() ?? 'it does not say why';

/** npm's and VS Code's launchers are batch files on Windows, which only a shell starts. */
const needsShell = (command) => process.platform === 'win32' && !command.endsWith('.exe');

/** Runs one of the tools in node_modules/.bin. */
export const tool = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/** `wanted`, or any port of the loopback interface when it is 0, that was free a moment ago; rejects when it is taken. */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', () => reject(new Error(`Port ${wanted} is taken; --port names another.`)));
    server.listen(wanted, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

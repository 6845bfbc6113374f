/**
 * `npm start`: builds the extension and opens `examples/` in an editor that has it. VS Code where `code` is on the
 * PATH; else VS Code for the Web, served on this machine. `--web` takes the second way at once; `--port N` fixes the
 * port; `--tests FILE` runs a bundled suite inside the web editor; a last argument names another folder. Ends with one
 * line that says what to do when neither way is open.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hasWebEditor, webEditor, webSize } from './editors.mjs';
import { freePort, onPath, root, run } from './process.mjs';

try {
  await start(parse());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function parse() {
  const options = { web: { type: 'boolean', default: false }, port: { type: 'string', default: '0' }, tests: { type: 'string' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port wants a number up to 65535, not ${values.port}.`);
  return { ...values, port, folder: resolve(positionals[0] ?? join(root, 'examples')) };
}

async function start(options) {
  if ((await run(process.execPath, ['esbuild.mjs'])) !== 0) throw new Error('The extension does not build; the reason stands above.');
  const code = options.web ? undefined : onPath('code');
  await (code === undefined ? openWeb(options) : openDesktop(code, options.folder));
}

async function openDesktop(code, folder) {
  const status = await run(code, [`--extensionDevelopmentPath=${root}`, folder]);
  if (status !== 0) throw new Error(`VS Code could not be opened: ${code} ended with ${status}.`);
  console.log('VS Code opens examples/ with Interleave in a window of its own. Open a file there and hover over what is underlined.');
}

async function openWeb({ folder, tests, port: wanted }) {
  const { open, build } = await fetchedWebEditor();
  const port = await freePort(wanted);
  const suite = tests === undefined ? {} : { extensionTestsPath: resolve(tests) };
  const say = console.log;
  console.log = () => undefined; // test-web reports what it serves, line by line
  await open({ ...build, ...suite, port, extensionDevelopmentPath: root, folderPath: folder });
  say(`Open http://localhost:${port}/ in a browser, then a file from the explorer. Ctrl+C ends it.`);
}

async function fetchedWebEditor() {
  if (!hasWebEditor()) console.log(`No VS Code on the PATH: fetching VS Code for the Web into .cache/, once (${webSize}).`);
  return webEditor().catch((error) => {
    throw new Error(`Install VS Code so that \`code\` is on the PATH; VS Code for the Web could not be fetched either (${error.message}).`);
  });
}

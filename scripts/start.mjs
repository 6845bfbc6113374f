/**
 * `npm start`: builds the extension and opens `examples/` in an editor that has it. VS Code where `code` is on the
 * PATH; else VS Code for the Web, served on this machine. `--web` takes the second way at once; `--port N` fixes the
 * port; `--tests FILE` runs a bundled suite inside the web editor; a last argument names another folder. Ends with one
 * line that says what to do when neither way is open.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hasWebEditor, webEditor, webSize } from './editors.mjs';
import { freePort, onPath, root, run } from './process.mjs';

const { values, positionals } = parseArgs({
  options: { web: { type: 'boolean', default: false }, port: { type: 'string' }, tests: { type: 'string' } },
  allowPositionals: true,
});
const folder = positionals[0] ?? `${root}/examples`;

try {
  if ((await run(process.execPath, ['esbuild.mjs'])) !== 0) throw new Error('The extension does not build; the reason stands above.');
  const code = values.web ? undefined : onPath('code');
  await (code === undefined ? openWeb() : openDesktop(code));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function openDesktop(code) {
  const status = await run(code, [`--extensionDevelopmentPath=${root}`, folder]);
  if (status !== 0) throw new Error(`VS Code could not be opened: ${code} ended with ${status}.`);
  console.log('VS Code opens examples/ with Interleave in a window of its own. Open a file there and hover over what is underlined.');
}

async function openWeb() {
  const { open, build } = await fetchedWebEditor();
  const port = await freePort(Number(values.port ?? 0));
  const suite = values.tests === undefined ? {} : { extensionTestsPath: resolve(values.tests) };
  const say = console.log;
  console.log = () => undefined; // test-web reports what it serves, line by line
  await open({ ...build, ...suite, port, extensionDevelopmentPath: root, folderPath: resolve(folder) });
  say(`Open http://localhost:${port}/ in a browser, then a file from the explorer. Ctrl+C ends it.`);
}

async function fetchedWebEditor() {
  if (!hasWebEditor()) console.log(`No VS Code on the PATH: fetching VS Code for the Web into .cache/, once (${webSize}).`);
  return webEditor().catch((error) => {
    throw new Error(`Install VS Code so that \`code\` is on the PATH; VS Code for the Web could not be fetched either (${error.message}).`);
  });
}

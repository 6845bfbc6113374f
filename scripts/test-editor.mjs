/**
 * `npm run test:editor`: installs what the editor tests need into `.cache/` and runs them. Where there is no Chromium
 * or no editor can be installed, it says so in a line that begins with `editor: NOT RUN` and ends with code 3, which
 * is neither success nor failure: the caller decides. `--picture` takes the README's pictures instead.
 * `--install-code-server` only installs and prints the program.
 */
import { codeServer, webEditor } from './editors.mjs';
import { onPath, run, tool } from './process.mjs';

const notRun = 3;

if (process.argv.includes('--install-code-server')) console.log((await codeServer())[0]);
else process.exit(await testEditor());

async function testEditor() {
  const chromium = process.env.CHROMIUM ?? onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome');
  if (chromium === undefined) return say('no Chromium on the PATH; CHROMIUM=/path/to/it names one elsewhere');
  try {
    await Promise.all([codeServer(), webEditor()]);
  } catch (error) {
    return say(error.message);
  }
  const env = { ...process.env, CHROMIUM: chromium };
  const [project, rest] = process.argv.includes('--picture') ? ['picture', []] : ['editor', process.argv.slice(2)];
  return run(tool('vitest'), ['run', '--config', 'tests/e2e/vitest.config.ts', '--project', project, ...rest], { env });
}

function say(reason) {
  console.log(`editor: NOT RUN (${reason})`);
  return notRun;
}

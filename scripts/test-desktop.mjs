/**
 * `npm run test:desktop`: the API suite in VS Code desktop, fetched on first use into `.cache/` (about 300 MB on disk).
 * `--present` fetches nothing. Where VS Code cannot be had or there is no screen, it says so in a line that begins with
 * `desktop: skipped` and ends with code 3: neither success nor failure. VSCODE names the executable of another one.
 */
import { existsSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { bundleSuite } from './bundle-suite.mjs';
import { cache, onPath, root, run } from './process.mjs';

const skipped = 3;
const cachePath = join(cache, 'vscode-desktop');

process.exit(await testDesktop());

async function testDesktop() {
  if (process.platform === 'linux' && process.env.DISPLAY === undefined) return onVirtualScreen();
  const editor = process.env.VSCODE ?? (await fetched());
  if (editor === undefined) return skip('no VS Code here; npm run test:desktop fetches it where there is internet');
  if ((await run(process.execPath, ['esbuild.mjs'])) !== 0) return 1;
  await bundleSuite();
  return inEditor(editor);
}

async function onVirtualScreen() {
  const screen = onPath('xvfb-run');
  if (screen === undefined) return skip('no screen; xvfb-run makes one');
  return run(screen, ['-a', process.execPath, ...process.argv.slice(1)]);
}

async function fetched() {
  if (process.argv.includes('--present') && !existsSync(cachePath)) return undefined;
  return downloadAndUnzipVSCode({ version: 'stable', cachePath, timeout: 20_000 }).catch(() => undefined);
}

async function inEditor(vscodeExecutablePath) {
  const folder = await mkdtemp(join(tmpdir(), 'interleave-desktop-'));
  await cp(join(root, 'tests', 'e2e', 'workspace'), folder, { recursive: true });
  const launchArgs = [
    folder,
    '--disable-extensions',
    '--disable-workspace-trust',
    `--user-data-dir=${join(folder, '.user')}`,
    '--no-sandbox',
  ];
  const suite = { extensionDevelopmentPath: root, extensionTestsPath: join(root, 'out', 'api', 'desktop.cjs') };
  return runTests({ vscodeExecutablePath, ...suite, launchArgs }).catch(() => 1);
}

function skip(reason) {
  console.log(`desktop: skipped (${reason})`);
  return skipped;
}

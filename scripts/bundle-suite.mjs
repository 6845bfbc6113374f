/**
 * Bundles the API suite once for VS Code desktop and once for the web's worker, into `out/api/`. CommonJS under the
 * name `.cjs`, for the reason given in esbuild.mjs.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const shared = { bundle: true, format: 'cjs', logLevel: 'warning', target: 'es2022' };

export async function bundleSuite() {
  await build({
    ...shared,
    entryPoints: ['tests/e2e/api/desktop.ts'],
    outfile: 'out/api/desktop.cjs',
    platform: 'node',
    external: ['vscode', 'mocha'],
  });
  await build({ ...shared, entryPoints: ['tests/e2e/api/web.ts'], outfile: 'out/api/web.cjs', platform: 'browser', external: ['vscode'] });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleSuite();

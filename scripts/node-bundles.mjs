/**
 * What of the server is built for Node: options of esbuild, without paths to write to. The server's analysis is a file of
 * its own, so that the client's first question need not wait until it is read and compiled; the command line finds both
 * beside it when it is to be a server.
 */
import { join } from 'node:path';
import { root } from './process.mjs';

const node = { bundle: true, platform: 'node', target: 'node20' };

/** A CommonJS bundle has no `import.meta`; sources that find their neighbours by it get this instead. */
const metaUrl = {
  define: { 'import.meta.url': 'interleaveBundleUrl' },
  banner: { js: "const interleaveBundleUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** An ES module bundle has no `require`, which its CommonJS dependencies still call for Node's own modules. */
const requireInModule =
  "import { createRequire as interleaveCreateRequire } from 'node:module';\nconst require = interleaveCreateRequire(import.meta.url);";

/** By what `import()` is given. */
const beside = { './node.ts': './server-node.cjs', '../service/load-service.ts': './service-node.cjs' };

/** What is imported only when it is needed stays in its own file. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' && path in beside ? { path: beside[path], external: true } : undefined,
    );
  },
};

/** Modules of Node that the protocol's library loads for transports and questions that are seldom asked for; it only ever calls their functions. */
const seldomUsed = /^(child_process|crypto|net)$/;

/** Loads them when one of their functions is: the client waits for its first answer as long as the server's code is read. */
const whenUsed = {
  name: 'when-used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: seldomUsed }, ({ path, importer }) =>
      /[\\/]vscode-(jsonrpc|languageserver)[\\/]/.test(importer) ? { path, namespace: 'when-used' } : undefined,
    );
    onLoad({ filter: seldomUsed, namespace: 'when-used' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require('node:${path}')[name] });`,
    }));
  },
};

const entry = (path) => ({ ...node, entryPoints: [join(root, 'server/src', path)], plugins: [apart, whenUsed] });

export const commonJs = { format: 'cjs', ...metaUrl };
const esModule = { format: 'esm', banner: { js: requireInModule } };
const script = { format: 'esm', banner: { js: `#!/usr/bin/env node\n${requireInModule}` } };

/** By the name of the file. */
export const serverBundles = {
  // What it imports later is a CommonJS bundle as well: `require` is quicker there than `import()`, which reads it twice.
  'server-node.cjs': { ...entry('main/node.ts'), ...commonJs, supported: { 'dynamic-import': false } },
  'service-node.cjs': { ...entry('service/load-service.ts'), ...commonJs },
};

export const cliBundles = {
  ...serverBundles,
  'cli.js': { ...entry('main/cli.ts'), ...script },
  'parse-thread.js': { ...entry('main/parse-thread.ts'), ...esModule },
};

/** The options as esbuild wants them, written to `folder`. */
export const into = (folder, bundles) => Object.entries(bundles).map(([name, options]) => ({ ...options, outfile: join(folder, name) }));

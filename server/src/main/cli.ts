/** The command line as a Node process. */
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { exitCodes } from '../cli/host.ts';
import { run } from '../cli/run.ts';
import { loadService } from '../service/load-service.ts';
import { nodeCliHost } from './cli-host.ts';
import { compileLater } from './engine-flags.ts';
import { nodeHost } from './node-host.ts';

/** The server takes its transport from the same arguments, so it is only to be loaded. */
const serveStdio = async (): Promise<void> => {
  await import('./node.ts');
};

async function version(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

/** A rule that fails costs its own findings in one file; the user learns of it. */
const onCrash = (rule: string, file: string, error: unknown): void => {
  process.stderr.write(`interleave: ${rule} failed in ${JSON.stringify(file)}: ${error instanceof Error ? error.stack : String(error)}\n`);
};

compileLater();
try {
  const host = nodeCliHost(import.meta.url, await version(), serveStdio);
  process.exitCode = await run(process.argv.slice(2), host, () => loadService(nodeHost(import.meta.url), { onCrash, lasting: false }));
} catch (error) {
  process.stderr.write(`interleave: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = exitCodes.usage;
}

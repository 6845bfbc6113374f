/** The machine as the command line sees it: Node's files, streams and environment. Nothing here runs a program or opens a connection. */
import { availableParallelism } from 'node:os';
import process from 'node:process';
import type { CliHost, Output } from '../cli/host.ts';
import { nodeFiles } from './node-files.ts';
import { nodeParseThreads } from './parse-threads.ts';

/** `bundle` is the URL of the file that runs; what else it starts lies in its folder. */
export const nodeCliHost = (bundle: string, version: string, serveStdio: () => Promise<void>): CliHost => ({
  workingDirectory: process.cwd(),
  environment: process.env,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  files: nodeFiles(),
  version,
  readStdin,
  serveStdio,
  parseThreads: (count) => nodeParseThreads(new URL('parse-thread.js', bundle), count),
  processors: availableParallelism(),
});

function output(stream: NodeJS.WriteStream): Output {
  let open = true;
  // Whoever reads us may stop at any time (`| head`): that ends our writing, not the check, and is nobody's error.
  stream.on('error', () => {
    open = false;
  });
  return {
    write: (text) => void (open && stream.write(text)),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

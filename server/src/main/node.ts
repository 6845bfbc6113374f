/** The server as a Node process: over stdio with `--stdio`, over Node's own channel with `--node-ipc`. */
import { Console } from 'node:console';
import { type Connection, createConnection, type MessageReader, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.ts';
import { collectSooner, compileLater } from './engine-flags.ts';
import { nodeHost } from './node-host.ts';
import { WholeMessages } from './whole-messages.ts';

/** What anybody prints must not come between two messages. Of a stream, which its types do not name, the library makes a reader, and ends with it. */
function overStdio(): Connection {
  globalThis.console = new Console(process.stderr);
  return createConnection(ProposedFeatures.all, process.stdin as unknown as MessageReader, new WholeMessages(process.stdout));
}

compileLater();
collectSooner();
startServer(process.argv.includes('--stdio') ? overStdio() : createConnection(ProposedFeatures.all), nodeHost(import.meta.url));

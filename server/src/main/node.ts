/** The server as a Node process: over stdio with `--stdio`, over Node's own channel with `--node-ipc`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.ts';
import { collectSooner, compileLater } from './engine-flags.ts';
import { nodeHost } from './node-host.ts';

compileLater();
collectSooner();
startServer(createConnection(ProposedFeatures.all), nodeHost(import.meta.url));

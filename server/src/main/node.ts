/** The server as a Node process: over stdio with `--stdio`, over Node's own channel with `--node-ipc`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.ts';
import { setEngineFlags } from './engine-flags.ts';
import { nodeHost } from './node-host.ts';

setEngineFlags();
startServer(createConnection(ProposedFeatures.all), nodeHost(import.meta.url));

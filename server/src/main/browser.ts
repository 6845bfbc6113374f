/** The server as a web worker, for editors that run in a browser. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { startServer } from '../lsp/server.ts';
import { browserHost } from './browser-host.ts';

// The compiler is told of Node and of workers at once; in this file `self` is a worker's.
const worker = self as unknown as DedicatedWorkerGlobalScope;
startServer(createConnection(ProposedFeatures.all, new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), browserHost());

/** The server as a web worker, for editors that run in a browser. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { startServer } from '../lsp/server.ts';
import { browserHost } from './browser-host.ts';

// What is compiled with a page's types takes `self` for a window; from inside, a worker has the same door as from outside.
const worker = self as unknown as Worker;
startServer(createConnection(ProposedFeatures.all, new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), browserHost());

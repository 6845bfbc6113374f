/** The extension in VS Code for the Web: the server is a worker, and the data files come as addresses. */
import * as vscode from 'vscode';
import type { MessageTransports } from 'vscode-languageclient/browser';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type AssetLocations, startClient } from './client.ts';

/** Called by the editor at the first Python file. What it starts, `context` stops: the client is one of its subscriptions. */
export function activate(context: vscode.ExtensionContext): void {
  const inDist = (name: string): string => vscode.Uri.joinPath(context.extensionUri, 'dist', name).toString(true);
  const assets: AssetLocations = {
    'web-tree-sitter.wasm': inDist('web-tree-sitter.wasm'),
    'tree-sitter-python.wasm': inDist('tree-sitter-python.wasm'),
    'knowledge.json': inDist('knowledge.json'),
  };
  const workers = new WorkerSlot(inDist('server-web.js'));
  const client = startClient(context, (options) => new LanguageClient('interleave', 'Interleave', () => workers.start(), options), assets);
  context.subscriptions.push({ dispose: () => client.dispose() }, workers);
}

/** At most one server worker: a restart ends the one before, which nobody else would. */
class WorkerSlot implements vscode.Disposable {
  readonly #script: string;
  #worker: Worker | undefined;

  constructor(script: string) {
    this.#script = script;
  }

  /** Transports and not the worker itself: the extension host's `Worker` is not the class the client compares with. */
  async start(): Promise<MessageTransports> {
    this.dispose();
    this.#worker = new Worker(this.#script);
    return { reader: new BrowserMessageReader(this.#worker), writer: new BrowserMessageWriter(this.#worker) };
  }

  dispose(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

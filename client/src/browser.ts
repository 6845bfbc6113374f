/** The extension in VS Code for the Web: the server is a worker, and the data files come as addresses. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type AssetLocations, startClient } from './client.ts';

/** Called by the editor at the first Python file. What it starts, `context` stops: the client is one of its subscriptions. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const inDist = (name: string): string => vscode.Uri.joinPath(context.extensionUri, 'dist', name).toString(true);
  const assets: AssetLocations = {
    'web-tree-sitter.wasm': inDist('web-tree-sitter.wasm'),
    'tree-sitter-python.wasm': inDist('tree-sitter-python.wasm'),
    'knowledge.json': inDist('knowledge.json'),
  };
  const startWorker = async (): Promise<Worker> => new Worker(inDist('server-web.js'));
  const client = await startClient(context, (options) => new LanguageClient('interleave', 'Interleave', startWorker, options), assets);
  context.subscriptions.push({ dispose: () => client.dispose() });
}

/** The extension on the desktop and on a remote machine: the server is a Node process spoken to over IPC. */
import * as vscode from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { startClient } from './client.ts';

/** Called by the editor at the first Python file. What it starts, `context` stops: the client is one of its subscriptions. */
export function activate(context: vscode.ExtensionContext): void {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-node.cjs').fsPath;
  const server: ServerOptions = { module, transport: TransportKind.ipc };
  const client = startClient(context, (options) => new LanguageClient('interleave', 'Interleave', { run: server, debug: server }, options));
  context.subscriptions.push({ dispose: () => client.dispose() });
}

/** The extension on the desktop and on a remote machine: the server is a Node process spoken to over IPC. */
import * as vscode from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { startClient } from './client.ts';

/** New objects get eight megabytes, not 32: of a large file's answers most stay, so the room is hardly ever used, but is resident. */
const execArgv = ['--max-semi-space-size=4'];

/** Called by the editor at the first Python file. What it starts, `context` stops: the client is one of its subscriptions. */
export function activate(context: vscode.ExtensionContext): void {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-node.cjs').fsPath;
  const server: ServerOptions = { module, transport: TransportKind.ipc, options: { execArgv } };
  const client = startClient(context, (options) => new LanguageClient('interleave', 'Interleave', { run: server, debug: server }, options));
  context.subscriptions.push({ dispose: () => client.dispose() });
}

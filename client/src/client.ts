/**
 * What both hosts of the extension share: which documents the server sees, what it is told at the start, and the
 * life of the client around it. The two entries add only the transport. Errs towards silence: a document that
 * merely shows a text from elsewhere (an old version in a diff, a notebook cell) is never sent to the server.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, Middleware } from 'vscode-languageclient';
import { linkCodes, trusted } from './code-links.ts';
import { registerCommands } from './commands.ts';
import { crashHandler } from './crash-handler.ts';
import { registerHandbook } from './handbook-view.ts';
import { registerRulePages } from './rule-page.ts';
import { registerSettingsHover } from './settings-hover.ts';
import { showStatus } from './status.ts';

/** Where a host that has no file system finds the data files; URIs as strings. Node reads them beside the bundle. */
export interface AssetLocations {
  readonly 'web-tree-sitter.wasm': string;
  readonly 'tree-sitter-python.wasm': string;
  readonly 'knowledge.json': string;
}

/** Makes the client of one host; the options are complete. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** Schemes of texts that are views of a file, or parts of one: findings there would be seen twice, or be wrong. */
const viewSchemes: readonly string[] = [
  'git',
  'review',
  'pr',
  'output',
  'vscode-local-history',
  'vscode-notebook-cell',
  'vscode-interactive-input',
  'chat-editing-snapshot-text-model',
];

/**
 * Starts the server and everything that hangs on it; `context` disposes all but the client itself. Waits for nothing:
 * requests made before the server is there wait for it by themselves. Never throws: a server that cannot start leaves a
 * message, a stopped client and the command that tries again.
 */
export function startClient(context: vscode.ExtensionContext, create: ClientFactory, assets?: AssetLocations): BaseLanguageClient {
  const output = vscode.window.createOutputChannel('Interleave', { log: true });
  const settingsSent = new vscode.EventEmitter<void>();
  const client = create({ ...clientOptions(output, assets), middleware: { ...ownDocumentsOnly(), ...saySettingsSent(settingsSent) } });
  context.subscriptions.push(
    output,
    settingsSent,
    showStatus(client),
    ...registerCommands(client, output),
    ...registerHandbook(client, settingsSent.event),
    registerRulePages(client),
    registerSettingsHover(client),
  );
  // The client shows its own failure.
  client.start().catch(() => undefined);
  return client;
}

function clientOptions(output: vscode.LogOutputChannel, assets: AssetLocations | undefined): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'python' }],
    outputChannel: output,
    initializationOptions: { locale: vscode.env.language, commandLinks: true, ...(assets === undefined ? {} : { assets }) },
    markdown: { isTrusted: trusted },
    errorHandler: crashHandler(() => Date.now()),
  };
}

/** The protocol's filters know no exception, so views are stopped at the door: never opened, never asked about. */
function ownDocumentsOnly(): Middleware {
  const isView = (document: vscode.TextDocument | vscode.Uri): boolean =>
    viewSchemes.includes('uri' in document ? document.uri.scheme : document.scheme);
  return {
    didOpen: async (document, next) => (isView(document) ? undefined : next(document)),
    provideDiagnostics: async (document, previous, token, next) => {
      const report = isView(document) ? undefined : await next(document, previous, token);
      if (report && 'items' in report) linkCodes(report.items);
      return report;
    },
    handleDiagnostics: (uri, diagnostics, next) => {
      linkCodes(diagnostics);
      next(uri, diagnostics);
    },
    provideHover: (document, position, token, next) => (isView(document) ? undefined : next(document, position, token)),
    provideCodeActions: (document, range, context, token, next) => (isView(document) ? undefined : next(document, range, context, token)),
  };
}

/** Whoever shows the server's words asks anew when it has heard of the change: asked a moment sooner, it answers by the old settings. */
function saySettingsSent(sent: vscode.EventEmitter<void>): Middleware {
  return {
    workspace: {
      didChangeConfiguration: async (sections, next) => {
        await next(sections);
        sent.fire();
      },
    },
  };
}

/**
 * The page of a rule or a topic, as the Markdown preview of a document that exists only here. The words come from
 * the server, so that the page is the same text that hover and command line show.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ExplainParams, ExplainResult } from '../../server/src/lsp/protocol.ts';
import { PageFiles } from './page-files.ts';
import { documentWithSettings } from './settings-source.ts';

const scheme = 'interleave-page';
const explainMethod = 'interleave/explain';

/** Serves `interleave-page:` documents by asking the server each time one is opened. */
export function registerRulePages(client: BaseLanguageClient): vscode.Disposable {
  const files = new PageFiles(async (uri) => (await askForPage(client, paramsOf(uri)))?.linked);
  return vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true });
}

/**
 * Opens the page of a code, a rule's name or a topic; says so when there is none. `from` is the document at hand, whose
 * settings choose the language.
 */
export async function openRulePage(subject: string, from: vscode.Uri | undefined): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${subject}.md`, query: from?.toString() ?? '' });
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (isThere) await vscode.commands.executeCommand('markdown.showPreview', uri);
  else await vscode.window.showInformationMessage(vscode.l10n.t('Interleave has no page about “{0}”.', subject));
}

/** A link from another page says nothing of the document at hand. */
function paramsOf({ path, query }: vscode.Uri): ExplainParams {
  const subject = path.slice(1, -'.md'.length);
  const uri = query === '' ? documentWithSettings()?.toString() : query;
  return uri === undefined ? { subject } : { subject, uri };
}

/** `null` where there is no such page. */
export const askForPage = (client: BaseLanguageClient, params: ExplainParams, token?: vscode.CancellationToken): Promise<ExplainResult> =>
  client.sendRequest<ExplainResult>(explainMethod, params, token);

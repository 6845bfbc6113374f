/**
 * The handbook beside the code: a tree of topics and pages, a search over all of them, and the way from a page to the
 * places of the reader's own code that it is about. The words come from the server; nothing is kept that it could say.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { HandbookChapter, HandbookPage, HandbookParams, HandbookResult } from '../../server/src/lsp/protocol.ts';
import { documentWithSettings } from './settings-source.ts';
import { showInCode } from './show-in-code.ts';

const handbookMethod = 'interleave/handbook';
const viewId = 'interleave.handbook';

type Node = HandbookChapter | HandbookPage;
const isChapter = (node: Node): node is HandbookChapter => 'entries' in node;

/** The view, its search and its way into the code; all go with the disposables. `settingsSent`: they may ask for another language. */
export function registerHandbook(client: BaseLanguageClient, settingsSent: vscode.Event<void>): vscode.Disposable[] {
  const chapters = (): Promise<HandbookResult> => client.sendRequest<HandbookResult>(handbookMethod, paramsNow());
  const contents = new Contents(chapters);
  return [
    vscode.window.registerTreeDataProvider(viewId, contents),
    settingsSent(() => contents.changed.fire(undefined)),
    contents.changed,
    vscode.commands.registerCommand('interleave.searchHandbook', () => search(chapters)),
    vscode.commands.registerCommand('interleave.showInCode', (node?: Partial<HandbookPage>) =>
      showInCode(node?.title ?? '', node?.codes ?? []),
    ),
  ];
}

function paramsNow(): HandbookParams {
  const uri = documentWithSettings();
  return uri === undefined ? {} : { uri: uri.toString() };
}

class Contents implements vscode.TreeDataProvider<Node> {
  readonly changed = new vscode.EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  readonly #chapters: () => Promise<HandbookResult>;

  constructor(chapters: () => Promise<HandbookResult>) {
    this.#chapters = chapters;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return [...(await this.#chapters())];
    return isChapter(node) ? [...node.entries] : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return isChapter(node) ? chapterItem(node) : pageItem(node);
  }
}

function chapterItem({ id, title }: HandbookChapter): vscode.TreeItem {
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  return item;
}

function pageItem({ subject, title, sentence, codes }: HandbookPage): vscode.TreeItem {
  const item = new vscode.TreeItem(withoutMarks(title));
  if (codes.length === 1 && codes[0] === subject) item.description = subject;
  item.tooltip = new vscode.MarkdownString(sentence);
  item.command = { command: 'interleave.explain', title, arguments: [subject] };
  item.contextValue = codes.length > 0 ? 'page-with-rules' : 'page';
  return item;
}

/** A tree and a list show plain text. */
const withoutMarks = (markdown: string): string => markdown.replaceAll('`', '');

interface Pick extends vscode.QuickPickItem {
  readonly subject: string;
}

/** Finds by title, code and sentence, as one types. */
async function search(chapters: () => Promise<HandbookResult>): Promise<void> {
  const items = chapters().then((found) =>
    found.flatMap(({ title: topic, entries }) =>
      entries.map(
        ({ title, subject, sentence }): Pick => ({
          label: withoutMarks(title),
          description: `${topic} · ${subject}`,
          detail: withoutMarks(sentence),
          subject,
        }),
      ),
    ),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Interleave handbook'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await vscode.commands.executeCommand('interleave.explain', picked.subject);
}

/**
 * In pyproject.toml, below `[tool.interleave…]`, the name or the code of a rule is explained. The server sees only
 * Python, so this asks it for the words alone.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ExplainParams } from '../../server/src/lsp/protocol.ts';
import { trusted } from './code-links.ts';
import { askForPage } from './rule-page.ts';
import { documentWithSettings } from './settings-source.ts';

const rule = /PC\d{4}|[a-z]+(?:-[a-z]+)+/;

export function registerSettingsHover(client: BaseLanguageClient): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { pattern: '**/pyproject.toml' },
    {
      provideHover: async (document, position, token) => {
        const range = document.getWordRangeAtPosition(position, rule);
        if (!range || !/^\s*\[tool\.interleave\b/.test(tableAbove(document, position.line))) return undefined;
        const params: ExplainParams = { subject: document.getText(range), isRule: true, ...fromPython() };
        const page = await askForPage(client, params, token);
        if (!page) return undefined;
        const words = new vscode.MarkdownString(page.brief);
        words.isTrusted = trusted;
        return new vscode.Hover(words, range);
      },
    },
  );
}

function fromPython(): Pick<ExplainParams, 'uri'> {
  const uri = documentWithSettings();
  return uri ? { uri: uri.toString() } : {};
}

/** The header of the table that a line is in; '' before the first. */
function tableAbove(document: vscode.TextDocument, line: number): string {
  for (let above = line; above >= 0; above -= 1) {
    const { text } = document.lineAt(above);
    if (/^\s*\[/.test(text)) return text;
  }
  return '';
}

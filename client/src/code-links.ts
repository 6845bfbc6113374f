/**
 * The code of a finding is a link to its page. The page exists only in the editor, so the link is the one command that
 * opens it; the protocol's own links could only lead out of the editor.
 */
import * as vscode from 'vscode';

/** What a hover may run, and nothing else: its words come from the server, its names from code that anybody wrote. */
export const trusted = { enabledCommands: ['interleave.explain'] };

/** Gives each finding of ours its link; the findings are the editor's own objects. */
export function linkCodes(diagnostics: readonly vscode.Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    if (diagnostic.source === 'interleave' && typeof diagnostic.code === 'string')
      diagnostic.code = { value: diagnostic.code, target: pageLink(diagnostic.code) };
  }
}

const pageLink = (code: string): vscode.Uri =>
  vscode.Uri.from({ scheme: 'command', path: 'interleave.explain', query: JSON.stringify([code]) });

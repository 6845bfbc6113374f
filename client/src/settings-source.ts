/** Whose settings choose the language of what is shown outside the text: the server knows those of Python documents alone. */
import * as vscode from 'vscode';

/** The Python document at hand, else any that is open. */
export function documentWithSettings(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document;
  const open = [...(active ? [active] : []), ...vscode.workspace.textDocuments];
  return open.find(({ languageId }) => languageId === 'python')?.uri;
}

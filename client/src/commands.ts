/**
 * The extension's commands: restart, show the output, explain. A restart works from any state of the client, also
 * after it has given up.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { State } from 'vscode-languageclient';
import { openRulePage } from './rule-page.ts';
import { documentWithSettings } from './settings-source.ts';

/** Registers every command of the manifest; each disposable takes its command away again. */
export function registerCommands(client: BaseLanguageClient, output: vscode.LogOutputChannel): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('interleave.restart', () => restart(client)),
    vscode.commands.registerCommand('interleave.showOutput', () => output.show()),
    vscode.commands.registerCommand('interleave.explain', (subject?: unknown) => explain(subject)),
  ];
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.state === State.Running) await client.stop();
  await client.start();
}

/** `subject` is a code, a rule's name or a topic; without one, the finding under the cursor decides, or the user is asked. */
async function explain(subject: unknown): Promise<void> {
  const wanted = typeof subject === 'string' ? subject : (codeUnderCursor() ?? (await askForSubject()));
  if (wanted !== undefined && wanted.trim() !== '') await openRulePage(wanted.trim(), documentWithSettings());
}

function codeUnderCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const here = vscode.languages
    .getDiagnostics(editor.document.uri)
    .find((diagnostic) => diagnostic.source === 'interleave' && diagnostic.range.contains(editor.selection.active));
  const code = typeof here?.code === 'object' ? here.code.value : here?.code;
  return code === undefined ? undefined : String(code);
}

const askForSubject = (): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title: 'Interleave',
    prompt: vscode.l10n.t('A code, a rule or a topic'),
    placeHolder: 'PC0204',
  });

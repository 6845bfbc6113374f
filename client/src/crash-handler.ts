/**
 * What happens when the server's process or worker dies: it is started again, until it has died too often; then it
 * stays down and the user is told how to start it by hand.
 */
import * as vscode from 'vscode';
import type { CloseHandlerResult, ErrorHandler, ErrorHandlerResult } from 'vscode-languageclient';
import { CloseAction, ErrorAction } from 'vscode-languageclient';
import { crashLimit, tooManyCrashes } from './crash-limit.ts';

/** Broken messages in a row that are forgiven before the server is shut down. */
const errorLimit = 3;

/** `now` gives milliseconds on any scale that only grows. */
export function crashHandler(now: () => number): ErrorHandler {
  const crashes: number[] = [];
  return {
    error: (_error, _message, count): ErrorHandlerResult => ({
      action: count !== undefined && count <= errorLimit ? ErrorAction.Continue : ErrorAction.Shutdown,
    }),
    closed: (): CloseHandlerResult => {
      crashes.push(now());
      if (!tooManyCrashes(crashes)) return { action: CloseAction.Restart, handled: true, message: restarting() };
      crashes.length = 0;
      void offerRestart();
      return { action: CloseAction.DoNotRestart, handled: true, message: givenUp() };
    },
  };
}

const restarting = (): string => vscode.l10n.t('The analysis stopped unexpectedly and is being started again.');
const givenUp = (): string =>
  vscode.l10n.t('Interleave stopped {0} times within three minutes and stays off. Your files are unchanged.', crashLimit);

async function offerRestart(): Promise<void> {
  const restart = vscode.l10n.t('Start again');
  const output = vscode.l10n.t('Show output');
  const choice = await vscode.window.showErrorMessage(givenUp(), restart, output);
  if (choice === restart) await vscode.commands.executeCommand('interleave.restart');
  if (choice === output) await vscode.commands.executeCommand('interleave.showOutput');
}

/**
 * The entry behind the braces in the status bar of a Python file: whether the analysis runs, and the way to the
 * output or to a restart. Shown only beside Python, so that other languages are left alone.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { State } from 'vscode-languageclient';

/** Shows the client's state until disposed. */
export function showStatus(client: BaseLanguageClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('interleave.status', { language: 'python' });
  item.name = 'Interleave';
  describe(item, client.state);
  return vscode.Disposable.from(
    item,
    client.onDidChangeState((change) => describe(item, change.newState)),
  );
}

function describe(item: vscode.LanguageStatusItem, state: State): void {
  const stopped = isStopped(state);
  item.text = 'Interleave';
  item.detail = stateText(state);
  item.busy = state === State.Starting;
  item.severity = stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  item.command = stopped
    ? { command: 'interleave.restart', title: vscode.l10n.t('Start again') }
    : { command: 'interleave.showOutput', title: vscode.l10n.t('Show output') };
}

function stateText(state: State): string {
  if (state === State.Starting) return vscode.l10n.t('starting');
  return isStopped(state) ? vscode.l10n.t('not running') : vscode.l10n.t('watching threads, processes and coroutines');
}

const isStopped = (state: State): boolean => state === State.Stopped || state === State.StartFailed;

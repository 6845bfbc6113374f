/** From a page of the handbook to the findings of its rules in the files that are open: one is shown, of several the reader chooses. */
import * as vscode from 'vscode';

interface Place extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** `codes` are those of the page's rules; says so where none of them has found anything. */
export async function showInCode(title: string, codes: readonly string[]): Promise<void> {
  const places = placesOf(codes);
  const [first] = places;
  if (first === undefined) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Nothing about “{0}” was found in the open files.', title));
    return;
  }
  const place = places.length === 1 ? first : await vscode.window.showQuickPick([...places], { title });
  if (place) await vscode.window.showTextDocument(place.uri, { selection: place.range });
}

function placesOf(codes: readonly string[]): readonly Place[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
    diagnostics
      .filter(({ source, code }) => source === 'interleave' && codes.includes(codeOf(code)))
      .map(({ message, range }) => ({
        label: message,
        description: `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`,
        uri,
        range,
      })),
  );
}

const codeOf = (code: vscode.Diagnostic['code']): string => String(typeof code === 'object' ? code.value : (code ?? ''));

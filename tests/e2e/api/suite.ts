/**
 * The same story as in the drawn page, told through VS Code's own API, for hosts where nobody can look: VS Code
 * desktop and the web's extension host. Mocha's `tdd` words; each test leaves the file as it was on disk.
 */
import * as vscode from 'vscode';

const patienceMilliseconds = 30_000;

suite('bank.py', () => {
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    that(folder !== undefined, 'a folder is open');
    document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'bank.py'));
    await vscode.window.showTextDocument(document);
    await chooseLanguage('en');
  });

  suiteTeardown(() => chooseLanguage(undefined));

  test('has one finding, on the acquisition', async () => {
    const finding = await onlyFinding(document);
    that(codeOf(finding) === 'PC0204', `${codeOf(finding)} is PC0204`);
    matches(document.getText(finding.range), /self\.lock\.acquire/);
  });

  test('explains it in the language of the setting', async () => {
    const finding = await onlyFinding(document);
    matches(await hoverText(document, finding.range.start), /self\.in_cents/);
    await chooseLanguage('zh-cn');
    await until('a Chinese hover', async () => (/\p{Script=Han}/u.test(await hoverText(document, finding.range.start)) ? true : undefined));
    await chooseLanguage('en');
  });

  test('offers `with`, which mends it', async () => {
    const finding = await onlyFinding(document);
    const fix = await until('the quick fix', () => quickFix(document, finding.range, /with/));
    that(fix.edit !== undefined, 'the quick fix has an edit');
    await vscode.workspace.applyEdit(fix.edit);
    matches(document.getText(), / {8}with self\.lock:\n {12}self\.balance \+= self\.in_cents\(amount\)\n/);
    await until('no finding', () => (ownFindings(document).length === 0 ? true : undefined));
    await vscode.commands.executeCommand('undo');
  });

  test('is found again after a restart of the server', async () => {
    await onlyFinding(document);
    await vscode.commands.executeCommand('interleave.restart');
    await onlyFinding(document);
  });

  test('leads to the page of its rule', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'interleave-page', path: '/PC0204.md' }));
    matches(page.getText(), /PC0204/);
  });
});

const ownFindings = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'interleave');

const onlyFinding = (document: vscode.TextDocument): Promise<vscode.Diagnostic> =>
  until('one finding', () => {
    const findings = ownFindings(document);
    return findings.length === 1 ? findings[0] : undefined;
  });

const codeOf = (diagnostic: vscode.Diagnostic): unknown => (typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);

async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap((hover) => hover.contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
}

async function quickFix(document: vscode.TextDocument, range: vscode.Range, title: RegExp): Promise<vscode.CodeAction | undefined> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind,
    10,
  );
  return actions.find((action) => title.test(action.title));
}

const chooseLanguage = (language: string | undefined): Thenable<void> =>
  vscode.workspace.getConfiguration('interleave').update('language', language, vscode.ConfigurationTarget.Workspace);

/** Asks again until there is an answer; fails when none came within a person's patience. */
async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + patienceMilliseconds; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`There was not ${what} within ${patienceMilliseconds / 1000} s.`);
}

/** Node's assertions are not there in a worker. */
function that(condition: boolean, expectation: string): asserts condition {
  if (!condition) throw new Error(`Expected: ${expectation}`);
}

function matches(text: string, pattern: RegExp): void {
  that(pattern.test(text), `${pattern} in ${JSON.stringify(text)}`);
}

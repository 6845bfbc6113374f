/** `textDocument/codeAction` and `codeAction/resolve`: the edits are made when one is chosen, where the client can wait. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { OfferedFix, ResolvedFix } from '../../service/index.ts';
import { fixAllKind } from '../capabilities.ts';
import { readFixData, toSpan } from '../from-proto.ts';
import type { Ready, Session } from '../session.ts';
import { source, type Target, toCodeAction, toFixData, toRange, toWorkspaceEdit } from '../to-proto.ts';
import { fileOf } from '../uris.ts';

export async function codeAction(session: Session, params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
  const { only } = params.context;
  const ready = await session.ready(fileOf(params.textDocument.uri), token);
  if (!ready || ready.document.gone || !session.client.codeActionObjects) return [];
  const quickFixes = isWanted(CodeActionKind.QuickFix, only ?? ['']) ? await quickFixesAt(ready, params, session) : [];
  // Such an action changes the whole file: it is made for those who ask for it by name.
  return isWanted(fixAllKind, only ?? []) ? [...quickFixes, ...fixAll(ready)] : quickFixes;
}

const isWanted = (kind: string, only: readonly string[]): boolean =>
  only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));

async function quickFixesAt(ready: Ready, { range, context }: CodeActionParams, session: Session): Promise<CodeAction[]> {
  const { service, document, language, target } = ready;
  const fixes = service.fixes(document.file, toSpan(document.mirror, range, session.client.encoding), language);
  const { uri, version } = document;
  const actions: CodeAction[] = [];
  for (const [index, fix] of fixes.entries()) {
    const preferred = fix.safe && fixes.findIndex((other) => isSameFinding(fix, other)) === index;
    const action = toCodeAction(fix, preferred, diagnosticOf(fix, context.diagnostics, ready));
    if (session.client.resolvesEdits) actions.push({ ...action, data: toFixData(fix, uri, version) });
    else {
      const edit = await editOf(service.resolveFix(document.file, fix, language), target, session);
      if (edit) actions.push({ ...action, edit });
    }
  }
  return actions;
}

/** Undefined when it would change a file that is not open and is no longer as it was when the fix was made. */
async function editOf(fix: ResolvedFix | undefined, target: Target, session: Session): Promise<WorkspaceEdit | undefined> {
  if (!fix) return undefined;
  const edit = toWorkspaceEdit(fix, target);
  const closed = [...new Set(fix.edits.map(({ file }) => file))].filter((file) => !session.documents.get(file));
  return closed.length === 0 || (await session.index.confirm(closed)) ? edit : undefined;
}

const isSameFinding = (a: OfferedFix, b: OfferedFix): boolean => a.code === b.code && a.at.start === b.at.start && a.at.end === b.at.end;

function diagnosticOf(fix: OfferedFix, diagnostics: readonly Diagnostic[], { target }: Ready): Diagnostic | undefined {
  const { start } = toRange(target.document, fix.at, target.client);
  return diagnostics.find(
    ({ code, range, source: from }) =>
      from === source && code === fix.code && range.start.line === start.line && range.start.character === start.character,
  );
}

function fixAll({ service, document, language, target }: Ready): CodeAction[] {
  const fix = service.fixAll(document.file, language);
  const edit = fix && toWorkspaceEdit(fix, target);
  return edit ? [{ title: fix.title, kind: fixAllKind, edit }] : [];
}

export async function resolveCodeAction(session: Session, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const data = readFixData(action.data);
  if (!data) return action;
  const ready = await session.ready(fileOf(data.uri), token);
  if (ready?.document.version !== data.version) throw outdated();
  const key = { id: data.id, code: data.code, at: { start: data.start, end: data.end } };
  const fix = ready.service.resolveFix(ready.document.file, key, ready.language);
  const edit = await editOf(fix, ready.target, session);
  // The files that are open may have changed while those that are not were read.
  if (!edit || ready.document.version !== data.version) throw outdated();
  return { ...action, edit };
}

/** The client asks again by itself, or tells nobody. */
const outdated = (): ResponseError<void> => new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');

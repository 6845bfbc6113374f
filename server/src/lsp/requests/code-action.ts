/** `textDocument/codeAction` and `codeAction/resolve`: the edits are made when one is chosen, where the client can wait. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { OfferedFix } from '../../service/index.ts';
import { fixAllKind } from '../capabilities.ts';
import { readFixData, toSpan } from '../from-proto.ts';
import type { Ready, Session } from '../session.ts';
import { source, toCodeAction, toFixData, toRange, toWorkspaceEdit } from '../to-proto.ts';

export async function codeAction(session: Session, params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
  const { only } = params.context;
  const ready = await session.ready(params.textDocument.uri, token);
  if (!ready || ready.document.gone || !session.client.codeActionObjects) return [];
  const quickFixes = isWanted(CodeActionKind.QuickFix, only ?? ['']) ? quickFixesAt(ready, params, session) : [];
  // Such an action changes the whole file: it is made for those who ask for it by name.
  return isWanted(fixAllKind, only ?? []) ? [...quickFixes, ...fixAll(ready)] : quickFixes;
}

const isWanted = (kind: string, only: readonly string[]): boolean =>
  only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));

function quickFixesAt(ready: Ready, { range, context }: CodeActionParams, { client }: Session): CodeAction[] {
  const { service, document, language, target } = ready;
  const fixes = service.fixes(document.uri, toSpan(document.mirror, range, client.encoding), language);
  return fixes.flatMap((fix, index): CodeAction[] => {
    const preferred = fix.safe && fixes.findIndex((other) => isSameFinding(fix, other)) === index;
    const action = toCodeAction(fix, preferred, diagnosticOf(fix, context.diagnostics, ready));
    if (client.resolvesEdits) return [{ ...action, data: toFixData(fix, target) }];
    const resolved = service.resolveFix(document.uri, fix, language);
    const edit = resolved && toWorkspaceEdit(resolved, target);
    return edit ? [{ ...action, edit }] : [];
  });
}

const isSameFinding = (a: OfferedFix, b: OfferedFix): boolean => a.code === b.code && a.at.start === b.at.start && a.at.end === b.at.end;

function diagnosticOf(fix: OfferedFix, diagnostics: readonly Diagnostic[], { document, target }: Ready): Diagnostic | undefined {
  const { start } = toRange(document, fix.at, target.client);
  return diagnostics.find(
    ({ code, range, source: from }) =>
      from === source && code === fix.code && range.start.line === start.line && range.start.character === start.character,
  );
}

function fixAll({ service, document, language, target }: Ready): CodeAction[] {
  const fix = service.fixAll(document.uri, language);
  const edit = fix && toWorkspaceEdit(fix, target);
  return edit ? [{ title: fix.title, kind: fixAllKind, edit }] : [];
}

export async function resolveCodeAction(session: Session, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const data = readFixData(action.data);
  if (!data) return action;
  const ready = await session.ready(data.uri, token);
  if (ready?.document.version !== data.version) throw outdated();
  const key = { id: data.id, code: data.code, at: { start: data.start, end: data.end } };
  const fix = ready.service.resolveFix(data.uri, key, ready.language);
  const edit = fix && toWorkspaceEdit(fix, ready.target);
  if (!edit) throw outdated();
  return { ...action, edit };
}

/** The client asks again by itself, or tells nobody. */
const outdated = (): ResponseError<void> => new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');

/** `textDocument/hover` */
import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver';
import { offsetOf } from '../encoding.ts';
import type { Session } from '../session.ts';
import { toHover } from '../to-proto.ts';
import { fileOf } from '../uris.ts';

export async function hover(session: Session, { textDocument, position }: HoverParams, token: CancellationToken): Promise<Hover | null> {
  const ready = await session.ready(fileOf(textDocument.uri), token);
  if (!ready || ready.document.gone) return null;
  const offset = offsetOf(ready.document.mirror, position, session.client.encoding);
  const found = ready.service.hover(ready.document.file, offset, ready.language);
  return found ? toHover(found, ready.target) : null;
}

/** `interleave/handbook`: the table of contents. */
import type { HandbookParams, HandbookResult } from '../protocol.ts';
import type { Session } from '../session.ts';

export async function handbook(session: Session, params: Partial<HandbookParams> | null | undefined): Promise<HandbookResult> {
  const service = await session.service();
  return service.handbook(await session.languageFor(params?.uri));
}

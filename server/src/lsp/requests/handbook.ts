/** `interleave/handbook`: the table of contents. */
import type { HandbookParams, HandbookResult } from '../protocol.ts';
import type { Session } from '../session.ts';
import { fileOf } from '../uris.ts';

export async function handbook(session: Session, params: Partial<HandbookParams> | null | undefined): Promise<HandbookResult> {
  const service = await session.service();
  const profile = typeof params?.uri === 'string' ? session.configuration.profile(fileOf(params.uri)) : undefined;
  return service.handbook(session.language(profile));
}

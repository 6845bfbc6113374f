/** `interleave/explain`: the page of a rule or a topic. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { ExplainParams, ExplainResult } from '../protocol.ts';
import type { Session } from '../session.ts';
import { toMarkdown } from '../to-proto.ts';
import { fileOf } from '../uris.ts';

export async function explain(session: Session, params: Partial<ExplainParams> | undefined): Promise<ExplainResult> {
  if (typeof params?.subject !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'subject is a text');
  const service = await session.service();
  const profile = typeof params.uri === 'string' ? session.configuration.profile(fileOf(params.uri)) : undefined;
  const page = service.explain(params.subject, session.language(profile));
  const isWanted = page && (params.isRule !== true || service.ruleNames.has(params.subject));
  const { client } = session;
  return isWanted ? { title: page.title, markdown: page.markdown, linked: page.linked, brief: toMarkdown(page.brief, client) } : null;
}

/** `interleave/explain`: the page of a rule or a topic. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { ExplainParams, ExplainResult } from '../protocol.ts';
import type { Session } from '../session.ts';
import { toMarkdown } from '../to-proto.ts';

export async function explain(session: Session, params: Partial<ExplainParams> | undefined): Promise<ExplainResult> {
  if (typeof params?.subject !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'subject is a text');
  const service = await session.service();
  const page = service.explain(params.subject, await session.languageFor(params.uri));
  const isWanted = page && (params.isRule !== true || service.ruleNames.has(params.subject));
  const { client } = session;
  return isWanted ? { title: page.title, markdown: page.markdown, linked: page.linked, brief: toMarkdown(page.brief, client) } : null;
}

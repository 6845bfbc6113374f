/** `interleave inspect FILE`: what the model knows of one file, as text or as JSON with lines counted from 1. */
import { languageOf } from '../base/language.ts';
import { lineStarts, positionAt } from '../base/line-index.ts';
import type { Inspection, Service } from '../service/index.ts';
import { parentOf } from '../workspace/file-system.ts';
import { readSources } from '../workspace/read-sources.ts';
import type { InspectRequest } from './arguments.ts';
import type { CliHost } from './host.ts';
import { localeOf } from './host.ts';
import { inspectionTexts } from './inspection-texts.ts';
import { pathNames } from './path-names.ts';
import { readProject } from './project.ts';
import { inspectionText } from './report-inspection.ts';

/** The report, or why there is none. */
export type InspectResult = { readonly report: string } | { readonly problem: string };

export async function inspectFile(request: InspectRequest, service: Service, host: CliHost): Promise<InspectResult> {
  const names = pathNames(host.workingDirectory);
  const path = names.absolute(request.path);
  const { kind } = await host.files.status(path);
  if (kind !== 'file') return { problem: `${request.path}: ${kind === 'directory' ? 'is a directory' : 'no such file'}` };
  const language = request.language ?? languageOf(localeOf(host.environment));
  const [source] = await readSources([path], host.files);
  if (source?.decoded.kind !== 'text')
    return { problem: `${request.path}: ${service.phrase(source?.decoded.reason ?? 'unreadable', language)}` };
  const project = await readProject(parentOf(path) ?? path, host.files, service.ruleNames, undefined);
  const { text } = source.decoded;
  service.open(request.path, text, project);
  service.parse(request.path);
  const inspection = service.inspect(request.path);
  if (!inspection)
    return { problem: `${request.path}: ${service.skipped(request.path, language)?.message ?? service.phrase('unreadable', language)}` };
  const starts = lineStarts(text);
  return { report: request.format === 'json' ? json(inspection, starts) : inspectionText(inspection, starts, inspectionTexts[language]) };
}

/** Places become lines and columns counted from 1. */
const json = (inspection: Inspection, starts: readonly number[]): string =>
  `${JSON.stringify({ version: 1, ...inspection }, (key, value) => (key === 'at' ? placeJson(value, starts) : value), 2)}\n`;

function placeJson(place: { readonly file: string; readonly start: number }, starts: readonly number[]): object {
  const { line, character } = positionAt(starts, place.start);
  return { file: place.file, line: line + 1, column: character + 1 };
}

/**
 * `interleave check`: which files, what the service says of each, in one order. No analysis lives here.
 */
import type { Language } from '../base/language.ts';
import { languageOf } from '../base/language.ts';
import { lineStarts } from '../base/line-index.ts';
import type { Diagnostic, Profile, ResolvedFix, Service } from '../service/index.ts';
import { mentionsConcurrency } from '../service/index.ts';
import { below, parentOf } from '../workspace/file-system.ts';
import { decodeSource, excludeTest } from '../workspace/files.ts';
import type { ReadFile } from '../workspace/read-sources.ts';
import { readSources } from '../workspace/read-sources.ts';
import type { SettingsProblem } from '../workspace/settings.ts';
import type { CheckRequest } from './arguments.ts';
import { collectFiles } from './collect-files.ts';
import type { CliHost } from './host.ts';
import { localeOf } from './host.ts';
import type { PathNames } from './path-names.ts';
import { pathNames, slashed } from './path-names.ts';
import type { Project } from './project.ts';
import { readProject } from './project.ts';
import type { CheckedText, Report, ReportedFinding, SkippedFile } from './report.ts';
import { compare, sortFindings } from './report.ts';

export type CheckResult =
  | { readonly kind: 'missing'; readonly path: string }
  | {
      readonly kind: 'checked';
      readonly report: Report;
      readonly language: Language;
      readonly problems: readonly SettingsProblem[];
      /** `[tool.interleave] enable = false`. */
      readonly disabled: boolean;
    };

export async function check(request: CheckRequest, service: Service, host: CliHost): Promise<CheckResult> {
  const names = pathNames(host.workingDirectory);
  const project = await readProject(await commonFolder(request.paths, names, host), host.files, service.ruleNames, request.target);
  const language = request.language ?? project.settings.language ?? languageOf(localeOf(host.environment));
  const sources = await gather(request, project, names, host);
  if (sources.kind === 'missing') return sources;
  const report = checkSources(sources.files, service, project, language);
  return { kind: 'checked', report, language, problems: project.problems, disabled: !project.settings.enable };
}

/** The folder all PATHs are in: the search for the project starts there. */
async function commonFolder(paths: readonly string[], names: PathNames, { files }: CliHost): Promise<string> {
  let common: string | undefined;
  for (const path of paths) {
    const absolute = names.absolute(path === '-' ? '.' : path);
    const isFolder = (await files.status(absolute)).kind === 'directory';
    const folder = isFolder ? absolute : (parentOf(absolute) ?? absolute);
    common ??= folder;
    while (common !== folder && below(common, folder) === undefined) {
      const above: string | undefined = parentOf(common);
      if (above === undefined) break;
      common = above;
    }
  }
  return common ?? names.absolute('.');
}

/** A file by the name it is reported under. */
interface Source extends Pick<ReadFile, 'decoded'> {
  readonly file: string;
}
type Gathered = { readonly kind: 'missing'; readonly path: string } | { readonly kind: 'gathered'; readonly files: readonly Source[] };

async function gather(request: CheckRequest, project: Project, names: PathNames, host: CliHost): Promise<Gathered> {
  if (!project.settings.enable) return { kind: 'gathered', files: [] };
  const { files } = host;
  if (request.paths[0] === '-') {
    const decoded = decodeSource(await host.readStdin(), files.decode);
    return { kind: 'gathered', files: [{ file: slashed(request.stdinFilename ?? '<stdin>'), decoded }] };
  }
  const { root, settings } = project;
  const collection = await collectFiles(request.paths, { files, names, root, excluded: excludeTest(settings.exclude) });
  if (collection.kind === 'missing') return collection;
  const read = await readSources(collection.collected.files, files);
  return {
    kind: 'gathered',
    files: [
      ...read.map(({ path, decoded }) => ({ file: names.reported(path), decoded })),
      ...collection.collected.skipped.map(({ path, reason }) => ({
        file: names.reported(path),
        decoded: { kind: 'skipped' as const, reason },
      })),
    ],
  };
}

function checkSources(sources: readonly Source[], service: Service, profile: Profile, language: Language): Report {
  const findings: ReportedFinding[] = [];
  const skipped: SkippedFile[] = [];
  const checked = new Map<string, CheckedText>();
  for (const { file, decoded } of sources) {
    const answer = decoded.kind === 'text' ? checkText(file, decoded.text, service, profile, language) : decoded;
    if (answer.reason !== undefined) skipped.push({ file, reason: service.phrase(answer.reason, language) });
    else {
      findings.push(...answer.findings);
      checked.set(file, answer.source);
    }
  }
  return { findings: sortFindings(findings), skipped: skipped.sort((a, b) => compare(a.file, b.file)), texts: checked };
}

type TextAnswer =
  | { readonly reason: string }
  | { readonly reason?: never; readonly findings: readonly ReportedFinding[]; readonly source: CheckedText };

function checkText(file: string, text: string, service: Service, profile: Profile, language: Language): TextAnswer {
  service.open(file, text, profile);
  try {
    const skip = service.skipped(file, language);
    if (skip) return { reason: skip.reason };
    if (!mentionsConcurrency(text, profile.settings.models?.userLibraries)) return { findings: [], source: { text, starts: [] } };
    service.parse(file);
    const findings = service
      .diagnostics(file, language)
      .map((diagnostic) => ({ diagnostic, fixes: fixesOf(diagnostic, service, language) }));
    return { findings, source: { text, starts: lineStarts(text) } };
  } catch {
    // Never to be reached (invariant I4); but one file must not cost the report on all others.
    return { reason: 'internal-error' };
  } finally {
    service.close(file);
  }
}

/** The fixes that the text allows; a comment that silences the finding is none. */
function fixesOf(diagnostic: Diagnostic, service: Service, language: Language): readonly ResolvedFix[] {
  return service
    .fixes(diagnostic.file, diagnostic, language)
    .filter(
      ({ id, code, at }) => id !== 'suppress' && code === diagnostic.code && at.start === diagnostic.start && at.end === diagnostic.end,
    )
    .flatMap((fix) => service.resolveFix(diagnostic.file, fix, language) ?? []);
}

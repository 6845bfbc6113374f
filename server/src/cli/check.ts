/**
 * `interleave check`: which files, what the service says of each, in one order. No analysis lives here.
 */
import type { Language } from '../base/language.ts';
import { languageOf } from '../base/language.ts';
import { lineStarts } from '../base/line-index.ts';
import { compare } from '../base/text-order.ts';
import type { Diagnostic, Profile, ResolvedFix, Service } from '../service/index.ts';
import { below, parentOf } from '../workspace/file-system.ts';
import { decodeSource, excludeTest } from '../workspace/files.ts';
import type { ReadFile } from '../workspace/read-sources.ts';
import { readSources } from '../workspace/read-sources.ts';
import type { SettingsProblem } from '../workspace/settings.ts';
import type { CheckRequest } from './arguments.ts';
import { collectFiles } from './collect-files.ts';
import type { CliHost, ParseThreads } from './host.ts';
import { localeOf } from './host.ts';
import type { PathNames } from './path-names.ts';
import { pathNames, slashed } from './path-names.ts';
import type { Project } from './project.ts';
import { readProject } from './project.ts';
import type { CheckedText, Report, ReportedFinding, SkippedFile } from './report.ts';
import { sortFindings } from './report.ts';
import { reportedDiagnostic, reportedFix } from './reported-places.ts';
import { takeIn } from './take-in.ts';

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
  const threads = (request.jobs ?? host.processors) - 1;
  const report = await checkSources(sources.files, { service, profile: project, language, names }, () => host.parseThreads(threads));
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

/** A file by its absolute path, or by the name given to standard input. */
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
  const skipped = collection.collected.skipped.map(({ path, reason }) => ({ file: path, decoded: { kind: 'skipped' as const, reason } }));
  return { kind: 'gathered', files: [...read.map(({ path, decoded }) => ({ file: path, decoded })), ...skipped] };
}

interface Job {
  readonly service: Service;
  readonly profile: Profile;
  readonly language: Language;
  readonly names: PathNames;
}

/** All files are one program: each is asked about when all are in it. */
async function checkSources(sources: readonly Source[], job: Job, start: () => ParseThreads | undefined): Promise<Report> {
  const skipped: SkippedFile[] = [];
  const taken: (readonly [file: string, text: string])[] = [];
  const skip = (file: string, reason: string): void =>
    void skipped.push({ file: job.names.reported(file), reason: job.service.phrase(reason, job.language) });
  for (const { file, decoded } of sources) {
    const reason = decoded.kind === 'text' ? put(file, decoded.text, job) : decoded.reason;
    if (reason !== undefined) skip(file, reason);
    else if (decoded.kind === 'text') taken.push([file, decoded.text]);
  }
  const failed = await takeIn(job.service, start);
  const findings: ReportedFinding[] = [];
  const texts = new Map<string, CheckedText>();
  for (const [file, text] of taken) {
    const found = failed.has(file) ? undefined : checkFile(file, job);
    if (!found) skip(file, 'internal-error');
    else {
      findings.push(...found);
      texts.set(job.names.reported(file), checkedText(text));
    }
  }
  return { findings: sortFindings(findings), skipped: skipped.sort((a, b) => compare(a.file, b.file)), texts };
}

/** Of few files lines are ever counted. */
function checkedText(text: string): CheckedText {
  let starts: CheckedText['starts'] | undefined;
  return {
    text,
    get starts() {
      starts ??= lineStarts(text);
      return starts;
    },
  };
}

/** Why the text is not checked; undefined when it is. What is not a file of the project stands alone. */
function put(file: string, text: string, { service, profile, language }: Job): string | undefined {
  try {
    if (profile.root === undefined || below(profile.root, file) === undefined) {
      service.open(file, text, { ...profile, root: undefined });
      service.parse(file);
    } else service.putFile(file, text, profile);
    return service.skipped(file, language)?.reason;
  } catch {
    // Never to be reached (invariant I4); but one file must not cost the report on all others.
    service.removeFile(file);
    service.close(file);
    return 'internal-error';
  }
}

function checkFile(file: string, { service, language, names }: Job): readonly ReportedFinding[] | undefined {
  try {
    return service.diagnostics(file, language).map((diagnostic) => ({
      diagnostic: reportedDiagnostic(diagnostic, names),
      fixes: fixesOf(diagnostic, service, language).map((fix) => reportedFix(fix, names)),
    }));
  } catch {
    return undefined;
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

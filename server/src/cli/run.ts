/**
 * The command line from arguments to exit code. Findings go to stdout; whatever is said about the run itself goes to
 * stderr, so that the output of `--format json` is JSON and nothing else.
 */
import type { Language } from '../base/language.ts';
import { languageOf, languages } from '../base/language.ts';
import type { HandbookEntry, Service } from '../service/index.ts';
import type { CheckRequest, InspectRequest } from './arguments.ts';
import { parseArguments } from './arguments.ts';
import { check } from './check.ts';
import { displayWidth, harmless } from './display.ts';
import type { CliHost, ExitCode } from './host.ts';
import { exitCodes, localeOf } from './host.ts';
import { inspectFile } from './inspect.ts';
import type { Report } from './report.ts';
import { exitCodeOf } from './report.ts';
import { jsonReport } from './report-json.ts';
import { textReport } from './report-text.ts';
import { styleFor } from './style.ts';
import { texts } from './texts.ts';

/** `argv` without the interpreter and the script. `load` is called only by commands that need an answer. */
export async function run(argv: readonly string[], host: CliHost, load: () => Promise<Service>): Promise<ExitCode> {
  const request = parseArguments(argv, texts[languageOfArguments(argv, host)], host.version);
  switch (request.kind) {
    case 'print':
      host.stdout.write(request.text);
      return exitCodes.ok;
    case 'usage':
      return usageError(request.message, host);
    case 'serve':
      await host.serveStdio();
      return exitCodes.ok;
    case 'check':
      return runCheck(request, await load(), host);
    case 'inspect':
      return runInspect(request, await load(), host);
    case 'explain':
      return explain(request, languageOfRequest(request, host), await load(), host);
    case 'rules':
      return listRules(languageOfRequest(request, host), await load(), host);
  }
}

/** Help must be worded before the arguments are understood: `--lang` is looked for as plain text. */
function languageOfArguments(argv: readonly string[], host: CliHost): Language {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const value = argv[at]?.includes('=') ? argv[at]?.slice('--lang='.length) : argv[at + 1];
  return (at < 0 ? undefined : languages.find((language) => language === value)) ?? languageOf(localeOf(host.environment));
}

const languageOfRequest = (request: { readonly language?: Language }, host: CliHost): Language =>
  request.language ?? languageOf(localeOf(host.environment));

const say = (message: string, host: CliHost): void => host.stderr.write(`interleave: ${harmless(message)}\n`);

function usageError(message: string, host: CliHost): ExitCode {
  say(message, host);
  return exitCodes.usage;
}

const projectFile = 'pyproject.toml';

async function runCheck(request: CheckRequest, service: Service, host: CliHost): Promise<ExitCode> {
  const result = await check(request, service, host);
  if (result.kind === 'missing') return usageError(`${result.path}: no such file or directory`, host);
  const { report, language, problems, disabled } = result;
  const words = texts[language];
  for (const { key, message } of problems) say(key === projectFile ? `${key}: ${message}` : `${projectFile}: ${key}: ${message}`, host);
  const skipped = service.phrase('skipped', language);
  for (const { file, reason } of report.skipped) say(`${file}: ${skipped}${words.colon}${reason}`, host);
  if (disabled) say(words.disabled, host);
  else if (report.texts.size === 0 && report.skipped.length === 0) say(words.noPythonFile, host);
  printReport(report, request, language, service, host);
  return request.exitZero ? exitCodes.ok : exitCodeOf(report);
}

async function runInspect(request: InspectRequest, service: Service, host: CliHost): Promise<ExitCode> {
  const result = await inspectFile(request, service, host);
  if ('problem' in result) return usageError(result.problem, host);
  host.stdout.write(result.report);
  return exitCodes.ok;
}

function printReport(report: Report, { format }: CheckRequest, language: Language, service: Service, host: CliHost): void {
  if (format === 'json') host.stdout.write(jsonReport(report));
  else if (report.texts.size > 0) {
    const phrase = (id: string): string => service.phrase(id, language);
    host.stdout.write(textReport({ report, words: texts[language], style: styleFor(host), phrase }));
  }
}

function explain({ subject }: { readonly subject?: string }, language: Language, service: Service, host: CliHost): ExitCode {
  if (subject === undefined) return listPages(language, service, host);
  const explanation = service.explain(subject, language);
  if (!explanation) return usageError(`no rule or topic called '${subject}'; try 'interleave explain' for a list`, host);
  const { plain, markdown, others } = explanation;
  const alsoSee = others.length === 0 ? '' : `\n${texts[language].alsoSee(others.map((other) => other.subject))}\n`;
  host.stdout.write(`${host.stdout.isTerminal ? plain : markdown.trimEnd()}\n${alsoSee}`);
  return exitCodes.ok;
}

/** The table of contents: a line each page, under its topic. */
function listPages(language: Language, service: Service, host: CliHost): ExitCode {
  const groups = service.handbook(language);
  const widest = Math.max(...groups.flatMap(({ entries }) => entries.map(({ subject }) => displayWidth(subject))));
  const line = ({ subject, title }: HandbookEntry): string =>
    `  ${subject}${' '.repeat(widest - displayWidth(subject))}  ${title.replaceAll('`', '')}\n`;
  host.stdout.write(groups.map(({ title, entries }) => `${title}\n${entries.map(line).join('')}`).join('\n'));
  return exitCodes.ok;
}

/** One line a rule: code, name, severity, what it finds. */
function listRules(language: Language, service: Service, host: CliHost): ExitCode {
  const rows = service
    .rules(language)
    .map(({ code, name, severity, title }) => [code, name, service.phrase(`severity-${severity}`, language).toLowerCase(), title]);
  const widths = rows.reduce<readonly number[]>((widest, row) => row.map((cell, at) => Math.max(displayWidth(cell), widest[at] ?? 0)), []);
  const padded = (cell: string, at: number): string => cell + ' '.repeat((widths[at] ?? 0) - displayWidth(cell));
  host.stdout.write(rows.map((row) => `${row.map(padded).join('  ').trimEnd()}\n`).join(''));
  return exitCodes.ok;
}

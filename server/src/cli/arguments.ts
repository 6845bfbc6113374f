/**
 * The command line as data. Commander parses and prints help; whatever it refuses becomes one line and exit 2.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Language } from '../base/language.ts';
import { languages } from '../base/language.ts';
import type { TargetVersion } from '../workspace/target-version.ts';
import { parseTargetVersion } from '../workspace/target-version.ts';
import type { Format } from './host.ts';
import type { Texts } from './texts.ts';

export interface CheckRequest {
  readonly kind: 'check';
  /** `['-']` is standard input. */
  readonly paths: readonly string[];
  readonly format: Format;
  readonly language?: Language;
  readonly target?: TargetVersion;
  readonly stdinFilename?: string;
  readonly exitZero: boolean;
  /** Threads to work with; absent: as many as there are processors. */
  readonly jobs?: number;
}
export interface InspectRequest {
  readonly kind: 'inspect';
  readonly path: string;
  readonly format: Format;
  readonly language?: Language;
}
export type Request =
  | CheckRequest
  | InspectRequest
  /** Without a subject: what there is to explain. */
  | { readonly kind: 'explain'; readonly subject?: string; readonly language?: Language }
  | { readonly kind: 'rules'; readonly language?: Language }
  | { readonly kind: 'serve' }
  /** Help or version, for stdout. */
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'usage'; readonly message: string };

/** `argv` without the interpreter and the script. */
export function parseArguments(argv: readonly string[], words: Texts, version: string): Request {
  let request: Request = { kind: 'usage', message: "a command is missing; try 'interleave --help'" };
  const printed: string[] = [];
  const program = buildProgram(words, version, (parsed) => {
    request = parsed;
  });
  for (const command of [program, ...program.commands])
    command.configureOutput({ writeOut: (text) => void printed.push(text), writeErr: () => undefined, outputError: () => undefined });
  try {
    if (argv.length > 0) program.parse(argv, { from: 'user' });
    return request;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? { kind: 'print', text: printed.join('') } : { kind: 'usage', message: oneLine(error.message) };
  }
}

const oneLine = (message: string): string => message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');

/** What commander hands over for `--lang`, `--format` …: choices are checked by then. */
interface Options {
  readonly format?: Format;
  readonly lang?: Language;
  readonly pythonVersion?: TargetVersion;
  readonly stdinFilename?: string;
  readonly exitZero?: boolean;
  readonly jobs?: number;
}

function buildProgram(words: Texts, version: string, take: (request: Request) => void): Command {
  const program = dressed(new Command('interleave'), words)
    .description(words.tagline)
    .version(version, '--version', words.version)
    .addHelpText('after', `\n${words.exitStatus}`)
    .helpCommand(false);
  program.addCommand(checkCommand(words, take));
  program.addCommand(inspectCommand(words, take));
  program.addCommand(explainCommand(words, take));
  program.addCommand(rulesCommand(words, take));
  program.addCommand(lspCommand(words, take));
  return program;
}

const dressed = (command: Command, words: Texts): Command =>
  command
    .exitOverride()
    .helpOption('-h, --help', words.help)
    .configureHelp({ styleTitle: (title) => words.headings[title] ?? title });

const formatOption = (words: Texts): Option => new Option('--format <format>', words.format).choices(['text', 'json']).default('text');
const languageOption = (words: Texts): Option => new Option('--lang <language>', words.lang).choices([...languages]);
const withLanguage = ({ lang }: Options): { readonly language?: Language } => (lang === undefined ? {} : { language: lang });

function checkCommand(words: Texts, take: (request: Request) => void): Command {
  return dressed(new Command('check'), words)
    .description(words.check)
    .argument('[path...]', words.paths)
    .addOption(formatOption(words))
    .addOption(languageOption(words))
    .addOption(new Option('--python-version <version>', words.pythonVersion).argParser(readVersion))
    .option('--stdin-filename <name>', words.stdinFilename)
    .option('--exit-zero', words.exitZero)
    .addOption(new Option('--jobs <number>', words.jobs).argParser(readJobs))
    .action((paths: readonly string[], options: Options) => take(checkRequest(paths, options)));
}

function checkRequest(paths: readonly string[], options: Options): Request {
  if (paths.includes('-') && paths.length > 1) return { kind: 'usage', message: "'-' cannot be combined with other paths" };
  if (options.stdinFilename !== undefined && paths[0] !== '-')
    return { kind: 'usage', message: "'--stdin-filename' needs '-' as the path" };
  return {
    kind: 'check',
    paths: paths.length === 0 ? ['.'] : paths,
    format: options.format ?? 'text',
    exitZero: options.exitZero ?? false,
    ...withLanguage(options),
    ...(options.jobs !== undefined && { jobs: options.jobs }),
    ...(options.pythonVersion !== undefined && { target: options.pythonVersion }),
    ...(options.stdinFilename !== undefined && { stdinFilename: options.stdinFilename }),
  };
}

function readVersion(text: string): TargetVersion {
  const target = parseTargetVersion(text);
  if (!target) throw new InvalidArgumentError("Expected a version such as '3.14' or '3.14t'.");
  return target;
}

function inspectCommand(words: Texts, take: (request: Request) => void): Command {
  return dressed(new Command('inspect'), words)
    .description(words.inspect)
    .argument('<file>', words.file)
    .addOption(formatOption(words))
    .addOption(languageOption(words))
    .action((path: string, options: Options) =>
      take({ kind: 'inspect', path, format: options.format ?? 'text', ...withLanguage(options) }),
    );
}

function readJobs(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('Expected a number from 1 to 999.');
  return Number(text);
}

function explainCommand(words: Texts, take: (request: Request) => void): Command {
  return dressed(new Command('explain'), words)
    .description(words.explain)
    .argument('[subject...]', words.topic)
    .addOption(languageOption(words))
    .action((subject: readonly string[], options: Options) =>
      take({ kind: 'explain', ...(subject.length > 0 && { subject: subject.join(' ') }), ...withLanguage(options) }),
    );
}

function rulesCommand(words: Texts, take: (request: Request) => void): Command {
  return dressed(new Command('rules'), words)
    .description(words.rules)
    .addOption(languageOption(words))
    .action((options: Options) => take({ kind: 'rules', ...withLanguage(options) }));
}

function lspCommand(words: Texts, take: (request: Request) => void): Command {
  return dressed(new Command('lsp'), words)
    .description(words.lsp)
    .requiredOption('--stdio', words.stdio)
    .action(() => take({ kind: 'serve' }));
}

/**
 * Runs the whole analyser on texts, through the facade that editor and command line use, with the grammar and the
 * knowledge of this repository. Errs like the product: a file that is skipped has no diagnostics, so `check` throws then.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyEdits } from '../../server/src/base/span.ts';
import { createCatalog, type KnowledgeData } from '../../server/src/knowledge/catalog.ts';
import { createService, type Diagnostic, type ResolvedFix, type Service } from '../../server/src/service/index.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { defaultTarget, parseTargetVersion } from '../../server/src/workspace/target-version.ts';

export interface CheckOptions {
  /** `3.14` or `3.14t`; absent: the default target. */
  readonly pythonVersion?: string | undefined;
}
/** Path → text. */
export type Files = Readonly<Record<string, string>>;

export interface Checker {
  check(files: Files, options?: CheckOptions): readonly Diagnostic[];
  /** The fix of the given diagnostic of that very text. */
  fix(text: string, diagnostic: Diagnostic, fixId: string, options?: CheckOptions): ResolvedFix | undefined;
  /** The text after all safe fixes, applied again and again until none is left. */
  fixed(file: string, text: string, options?: CheckOptions): string;
  hasSyntaxError(text: string): boolean;
}

const root = new URL('../../', import.meta.url);
/** A fix may uncover another finding; more rounds than this are a fix that never ends. */
const mostRounds = 20;

export async function createChecker(): Promise<Checker> {
  const parser = await loadParser({ grammar: readFileSync(new URL('grammars/tree-sitter-python.wasm', root)) });
  const service = createService({ parser, catalog: createCatalog(readKnowledge()), clock: { now: () => 0 } });
  return {
    check: (files, options) =>
      inService(service, files, options, () => Object.keys(files).flatMap((file) => service.diagnostics(file, 'en'))),
    fix: (text, { file, code, start, end }, id, options) =>
      inService(service, { [file]: text }, options, () => service.resolveFix(file, { id, code, at: { start, end } }, 'en')),
    fixed: (file, text, options) => fixedText(service, file, text, options),
    hasSyntaxError: (text) => parser.parse(text).hasError,
  };
}

/** For a test that asks only once. */
export async function checkFiles(files: Files, options?: CheckOptions): Promise<readonly Diagnostic[]> {
  return (await createChecker()).check(files, options);
}

/** Every page as the build collects it: path relative to `knowledge/`. */
export function readKnowledge(): KnowledgeData {
  const folder = new URL('knowledge/', root);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(fileURLToPath(new URL(path, folder)), 'utf8')]));
}

function inService<R>(service: Service, files: Files, options: CheckOptions | undefined, ask: () => R): R {
  const paths = Object.keys(files);
  try {
    for (const path of paths) open(service, path, files[path] ?? '', options, paths.length > 1 ? '' : undefined);
    return ask();
  } finally {
    for (const path of paths) service.close(path);
  }
}

/** `root` is the folder of a program of several files. */
function open(service: Service, file: string, text: string, options: CheckOptions = {}, root?: string): void {
  const target = options.pythonVersion === undefined ? defaultTarget : parseTargetVersion(options.pythonVersion);
  if (target === undefined) throw new RangeError(`no Python version: ${options.pythonVersion}`);
  service.open(file, text, { settings: defaultSettings, target, root });
  service.parse(file);
  const skip = service.skipped(file, 'en');
  if (skip) throw new Error(`${file}: ${skip.message}`);
}

function fixedText(service: Service, file: string, text: string, options?: CheckOptions): string {
  let now = text;
  for (let round = 0; round < mostRounds; round++) {
    const fix = inService(service, { [file]: now }, options, () => service.fixAll(file, 'en'));
    if (fix === undefined) return now;
    now = applyEdits(now, fix.edits);
  }
  throw new Error(`${file}: after ${mostRounds} rounds there are still safe fixes to make`);
}

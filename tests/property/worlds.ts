/**
 * Programs of several files below the service: files come, change and go, units that did not change are taken over as in
 * the editor, and what is found is plain data with offsets from the start of each file.
 */
import type { Location } from '../../server/src/analysis/location.ts';
import { createProgram, type Program, type SourceFile } from '../../server/src/analysis/program.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { checkFile, type OnCrash } from '../../server/src/rules/runner.ts';
import { Project } from '../../server/src/service/project.ts';
import type { SyntaxDocument } from '../../server/src/syntax/syntax-document.ts';
import { moduleName } from '../../server/src/workspace/module-name.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';
import type { Files } from '../support/check.ts';
import { parser } from './desk.ts';
import { editBetween } from './edits.ts';

/** File → its findings, each a line. */
export type Found = Readonly<Record<string, readonly string[]>>;

const rethrow: OnCrash = (rule, file, error) => {
  throw new Error(`${rule} in ${file}: ${error instanceof Error ? error.stack : String(error)}`);
};
const named = (file: string) => moduleName(`root/${file}`, ['root']);

/** A project with these files, put in their order. */
export function projectOf(files: Files): Project {
  const project = new Project(defaultTarget);
  for (const [file, text] of Object.entries(files)) project.put({ file, ...named(file), module: parser.parse(text).module, text });
  return project;
}

/** As from the command line: every file is new. The order of `files` is the order in which they are put in. */
export function foundAnew(files: Files): Found {
  const sources = Object.entries(files).map(
    ([file, text]): SourceFile => ({ file, ...named(file), module: parser.parse(text).module, text }),
  );
  const program = createProgram(sources, defaultTarget);
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [file, lines(whole(program, file), program, text)]));
}

function whole(program: Program, file: string): readonly Finding[] {
  return checkFile(program, file, rethrow).filter(({ at }) => !at.unit.hasError);
}

/** A project that lives through changes. */
export class World {
  readonly #project = new Project(defaultTarget, rethrow);
  readonly #documents = new Map<string, SyntaxDocument>();

  /** What differs from the state before is changed, taken away or added, in the order of `files`. */
  show(files: Files): void {
    for (const file of [...this.#documents.keys()]) if (!(file in files)) this.#remove(file);
    for (const [file, text] of Object.entries(files)) this.#put(file, text);
  }

  /** How many answers were computed so far. */
  get computed(): number {
    return this.#project.program.store.computed;
  }

  found(file: string, text: string): readonly string[] {
    return lines(this.#project.findings(file), this.#project.program, text);
  }

  dispose(): void {
    for (const document of this.#documents.values()) document.dispose();
    this.#documents.clear();
  }

  #put(file: string, text: string): void {
    const document = this.#documents.get(file) ?? parser.open(text);
    this.#documents.set(file, document);
    if (document.text !== text) document.apply([editBetween(document.text, text)]);
    // What is shown after a pause: a tree with errors may remember the text before.
    if (document.hasError) document.refresh();
    this.#project.put({ file, ...named(file), module: document.module(), text });
  }

  #remove(file: string): void {
    this.#documents.get(file)?.dispose();
    this.#documents.delete(file);
    this.#project.remove(file);
  }
}

function lines(findings: readonly Finding[], program: Program, text: string): readonly string[] {
  const at = (location: Location): string => {
    const { start, end } = program.absolute(location);
    return `${location.file}:${start}-${end}`;
  };
  return findings.map((finding) => {
    const { start, end } = program.absolute(finding.at);
    const { code, severity, message, args, related, witness, fixes } = finding;
    const steps = witness.map((flow) => [flow.role, flow.name, ...flow.steps.map((step) => `${step.verb} ${step.object} ${at(step.at)}`)]);
    const others = related.map((step) => `${step.verb} ${step.object} ${at(step.at)}`);
    const plans = fixes.map((plan) => [plan.fix, plan.safe, plan.args, at(plan.at)]);
    return `${code} ${severity} ${at(finding.at)} ${JSON.stringify([text.slice(start, end), message, args, others, steps, plans])}`;
  });
}

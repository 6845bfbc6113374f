/**
 * Runs the rules, body by body: what they find in one is an answer like any other, kept until something it leant on
 * changes. A rule that throws costs only its own findings in that body, and says so (invariant I11).
 */
import { type Analysis, type Body, type Context, defineAnalysis } from '../analysis/context.ts';
import { expectedFailures, isExpectedToFail } from '../analysis/flow/expected-failures.ts';
import { isReached } from '../analysis/parallel/contexts.ts';
import type { Program } from '../analysis/program.ts';
import { isContextManager, type ModuleSymbol } from '../semantic/symbols.ts';
import type { Rule } from './definition.ts';
import { rules as allRules } from './registry.ts';
import { relevanceOf } from './relevance.ts';
import type { Finding } from './rule.ts';

/** Told when a rule throws: which, where, what. */
export type OnCrash = (rule: string, file: string, error: unknown) => void;

/** Pauses after each function that has to be looked at, so that whoever has other work need not wait for a whole file. */
export type CheckSteps = Generator<undefined, readonly Finding[]>;

interface Checked {
  readonly findings: readonly Finding[];
  readonly crashes: readonly { readonly rule: string; readonly error: unknown }[];
}

/** What some rules find in a body. Code that does not parse has no findings. */
function checkedBy(rules: readonly Rule[]): Analysis<Body, Checked> {
  const relevant = relevanceOf(rules);
  return defineAnalysis<Body, Checked>({
    name: 'findings',
    equals: (before, after) => before.findings.length + after.findings.length + before.crashes.length + after.crashes.length === 0,
    compute: (body, context) =>
      body.kind === 'function' && body.ir.hasError ? nothing : check(context.get(relevant, body), body, context),
  });
}

const nothing: Checked = { findings: [], crashes: [] };
const checkedByAll = checkedBy(allRules);

/** The findings of all rules for one file of the program, by position, then code. An unknown file has none. */
export function* checkFile(program: Program, file: string, onCrash: OnCrash = () => {}, rules: readonly Rule[] = allRules): CheckSteps {
  const { context } = program;
  const module = context.program.module(file);
  if (!module || !isOfInterest(module, context)) return [];
  const checked = rules === allRules ? checkedByAll : checkedBy(rules);
  const findings: Finding[] = [];
  for (const body of [module, ...module.functions]) {
    const before = program.store.computed;
    const answer = context.get(checked, body);
    findings.push(...answer.findings);
    for (const { rule, error } of answer.crashes) onCrash(rule, file, error);
    // What is right as it is takes no time.
    if (program.store.computed > before) yield;
  }
  const position = (finding: Finding): number => program.absolute(finding.at).start;
  return findings.sort((a, b) => position(a) - position(b) || (a.code < b.code ? -1 : 1));
}

/**
 * A context manager that skips its clean-up does so without any thread; what imports it is none the wiser. And a module
 * that knows nothing of threads may be run by some.
 */
const isOfInterest = (module: ModuleSymbol, context: Context): boolean =>
  context.program.isConcurrent(module) || module.functions.some(isContextManager) || context.get(isReached, module);

/** Lets go of everything that was computed for texts which are gone. */
export function sweep({ context, store }: Program): void {
  const bodies = context.program.modules.flatMap((module) => [module, ...module.functions]);
  store.sweep(bodies.map((body) => [checkedByAll, body] as const));
}

function check(rules: readonly Rule[], body: Body, context: Context): Checked {
  const findings: Finding[] = [];
  const crashes: { readonly rule: string; readonly error: unknown }[] = [];
  for (const rule of rules) {
    try {
      findings.push(...findingsOf(rule, body, context));
    } catch (error) {
      crashes.push({ rule: rule.name, error });
    }
  }
  const expected = findings.length > 0 ? context.get(expectedFailures, body) : [];
  return { findings: findings.filter(({ at }) => !isExpectedToFail(at, expected)), crashes };
}

function findingsOf(rule: Rule, body: Body, context: Context): readonly Finding[] {
  const findings: Finding[] = [];
  rule.check(body, {
    context,
    report: (report) => {
      const { code = rule.code, severity = rule.severity, message, args, at, related = [], witness = [], fixes = [], tags = [] } = report;
      findings.push({
        code,
        name: rule.name,
        severity,
        confidence: rule.confidence,
        message,
        args,
        at,
        related,
        witness,
        fixes,
        tags,
      });
    },
  });
  return findings;
}

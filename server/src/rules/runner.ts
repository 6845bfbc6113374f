/** Runs the rules over a file. A rule that throws costs only its own findings there, and says so (invariant I11). */
import type { Context } from '../analysis/context.ts';
import type { Program } from '../analysis/program.ts';
import type { ModuleSymbol } from '../semantic/symbols.ts';
import type { Rule } from './definition.ts';
import { rules as allRules } from './registry.ts';
import type { Finding } from './rule.ts';

/** Told when a rule throws: which, where, what. */
export type OnCrash = (rule: string, file: string, error: unknown) => void;

/** Pauses after each function, so that whoever has other work need not wait for a whole file. */
export type CheckSteps = Generator<undefined, readonly Finding[]>;

/** The findings of all rules for one file of the program, by position, then code. An unknown file has none. */
export function* checkFile(program: Program, file: string, onCrash: OnCrash = () => {}, rules: readonly Rule[] = allRules): CheckSteps {
  const module = program.context.program.module(file);
  if (!module || !program.context.program.isConcurrent(module)) return [];
  const findings: Finding[] = [];
  for (const rule of rules) findings.push(...(yield* checked(rule, module, program.context, onCrash)));
  const position = (finding: Finding): number => program.absolute(finding.at).start;
  return findings.sort((a, b) => position(a) - position(b) || (a.code < b.code ? -1 : 1));
}

function* checked(rule: Rule, module: ModuleSymbol, context: Context, onCrash: OnCrash): CheckSteps {
  const findings: Finding[] = [];
  try {
    for (const body of [module, ...module.functions]) {
      if (body.kind === 'function' && body.ir.hasError) continue;
      rule.check(body, {
        context,
        report: (report) => {
          const { severity = rule.severity, message, args, at, related = [], witness = [], fixes = [] } = report;
          findings.push({
            code: rule.code,
            name: rule.name,
            severity,
            confidence: rule.confidence,
            message,
            args,
            at,
            related,
            witness,
            fixes,
          });
        },
      });
      yield;
    }
  } catch (error) {
    onCrash(rule.name, module.file, error);
    return [];
  }
  return findings;
}

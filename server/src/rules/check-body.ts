/** What rules find in one body. A rule that throws costs only its own findings there. */
import { type Body, type Context, isPause } from '../analysis/context.ts';
import { expectedFailures, isExpectedToFail } from '../analysis/flow/expected-failures.ts';
import type { Program } from '../analysis/program.ts';
import { isContextManager, type ModuleSymbol } from '../semantic/symbols.ts';
import type { Rule } from './definition.ts';
import type { Finding } from './rule.ts';

export interface Checked {
  readonly findings: readonly Finding[];
  readonly crashes: readonly { readonly rule: string; readonly error: unknown }[];
}

export const nothing: Checked = { findings: [], crashes: [] };

/** Code that does not parse has no findings. */
export const isBroken = (body: Body): boolean => body.kind === 'function' && body.ir.hasError;

export const allBodies = (module: ModuleSymbol): readonly Body[] => [module, ...module.functions];

/** A context manager that skips its clean-up does so without any thread, as does who waits for a child; what imports them is none the wiser. */
export const hasOwnInterest = (module: ModuleSymbol, { program }: Context): boolean =>
  program.isConcurrent(module) || module.functions.some(isContextManager) || program.imports(module, 'subprocess');

export function check(rules: readonly Rule[], body: Body, context: Context): Checked {
  const findings: Finding[] = [];
  const crashes: { readonly rule: string; readonly error: unknown }[] = [];
  for (const rule of rules) {
    try {
      findings.push(...findingsOf(rule, body, context));
    } catch (error) {
      if (isPause(error)) throw error;
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

/** By position, then code. */
export function inOrder(findings: readonly Finding[], program: Program): readonly Finding[] {
  const position = ({ at }: Finding): number => program.absolute(at).start;
  return [...findings].sort((a, b) => position(a) - position(b) || (a.code < b.code ? -1 : 1));
}

/** What the model knows of the code at an offset: of a call that starts something, a lock, a shared place, a function. */
import { bodyOf, type Context, moduleOf } from '../../analysis/context.ts';
import { lockAt } from '../../analysis/locks/abstract-lock.ts';
import { lockHome } from '../../analysis/locks/lock-identity.ts';
import { definitionAt, expressionAt, type PlacedExpression } from '../../analysis/name-at.ts';
import { spawnSites } from '../../analysis/parallel/spawn-sites.ts';
import type { Program } from '../../analysis/program.ts';
import { accesses } from '../../analysis/shared/accesses.ts';
import type { Span } from '../../base/span.ts';
import type { Fact } from './fact.ts';
import { functionFacts } from './function-facts.ts';
import { lockFacts } from './lock-facts.ts';
import { placeFacts } from './place-facts.ts';
import { spawnFacts } from './spawn-facts.ts';

export interface CodeFacts {
  readonly facts: readonly Fact[];
  /** Counts from the start of the analysed file. */
  readonly span: Span;
}

/** Undefined where the model knows nothing. */
export function factsAt(program: Program, file: string, offset: number): CodeFacts | undefined {
  const { context } = program;
  const defined = definitionAt(program, file, offset);
  const used = defined ? undefined : expressionAt(program, file, offset);
  const facts = defined ? functionFacts(defined.fn, context) : used ? factsOf(used, context) : [];
  const span = defined?.span ?? used?.span;
  return span && facts.length > 0 ? { facts, span } : undefined;
}

function factsOf({ node, scope }: PlacedExpression, context: Context): readonly Fact[] {
  const body = bodyOf(scope);
  if (!body) return [];
  const site = context.get(spawnSites, body).find(({ call }) => call.callee === node);
  if (site) return spawnFacts(site, context);
  const lock = lockAt(node, scope, context);
  const home = lock && lockHome(lock, context);
  if (home) return lockFacts(home, moduleOf(body), context);
  const access = context.get(accesses, body).find(({ target }) => target === node);
  if (access) return placeFacts(access.place, context);
  const [value, ...more] = context.evaluator.evaluate(node, scope).values;
  return (value?.kind === 'function' || value?.kind === 'bound') && more.length === 0 ? functionFacts(value.fn, context) : [];
}

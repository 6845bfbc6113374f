/** How far this file indents a suite: as it does around the place in question, else as it does first anywhere, else four spaces. */
import type { FixContext } from './fix.ts';
import { moduleSuite, type Placed, type Step, type Suite, spanOf, suitesOf } from './navigate.ts';
import { indentAt, lineStart } from './source.ts';

export function indentUnit({ text, module }: FixContext, path: readonly Step[]): string {
  const around = path.map((step) => step.suite).reverse();
  return firstUnit(text, around) ?? firstUnit(text, nestedSuites(moduleSuite(module))) ?? '    ';
}

function* nestedSuites(root: Suite): Iterable<Suite> {
  const open: Suite[] = [root];
  for (let suite = open.pop(); suite; suite = open.pop()) {
    yield suite;
    open.push(...suite.statements.flatMap(suitesOf).reverse());
  }
}

function firstUnit(text: string, suites: Iterable<Suite>): string | undefined {
  for (const suite of suites) {
    const unit = unitOf(text, suite.owner, suite.statements[0]);
    if (unit) return unit;
  }
  return undefined;
}

/** `undefined` for the module and for a suite on the line of its owner. */
function unitOf(text: string, owner: Placed | undefined, first: Placed | undefined): string | undefined {
  if (!owner || !first || lineStart(text, spanOf(owner).start) === lineStart(text, spanOf(first).start)) return undefined;
  const [outer, inner] = [indentAt(text, spanOf(owner).start), indentAt(text, spanOf(first).start)];
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : undefined;
}

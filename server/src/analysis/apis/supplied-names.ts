/**
 * Names of libraries that the program puts there itself, as `asyncio.run = run` for a Python that has none: whoever
 * uses them has them. Only what a module does when it is imported counts.
 */
import type { Expression } from '../../ir/expression.ts';
import { forEachStatement } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import type { ModuleSymbol } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { agedSpellings } from './ageing.ts';

/** By the whole program: `asyncio.run`. */
export const suppliedNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'supplied-names',
  compute: (_, context) => new Set(context.program.modules.flatMap((module) => context.get(suppliedIn, module))),
});

const suppliedIn = defineAnalysis<ModuleSymbol, readonly string[]>({
  name: 'supplied-names-in',
  compute: (module, context) => {
    const { names } = context.get(agedSpellings, context);
    const found: string[] = [];
    forEachStatement({ statements: module.body.map(({ statement }) => statement) }, (statement) => {
      if (statement.kind !== 'assign') return;
      for (const target of statement.targets) if (leads(names, target, module.scope)) found.push(...namesOf(target, module, context));
    });
    return found;
  },
});

const namesOf = (target: Expression, { scope }: ModuleSymbol, { evaluator }: Context): readonly string[] =>
  target.kind === 'attribute'
    ? objectsOf(evaluator.evaluate(target.object, scope)).flatMap((value) =>
        value.kind === 'library' ? [`${value.name}.${target.name}`] : [],
      )
    : [];

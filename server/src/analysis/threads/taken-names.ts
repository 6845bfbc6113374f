/**
 * Names that a class deriving from `Thread` or `Process` takes, and that the base needs for itself. What the base leans on
 * is in the table `reserved`; a method that may be written anew counts only where a plain value takes its place.
 */
import type { Span } from '../../base/span.ts';
import type { Unit } from '../../ir/module.ts';
import { libraryBase } from '../../semantic/classes.ts';
import type { Binding, ClassSymbol, FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';

export interface TakenName {
  readonly name: string;
  readonly at: Span;
  readonly unit: Unit;
  /** `threading.Thread` */
  readonly base: string;
  /** Its method that breaks. */
  readonly usedBy: string;
}

/** The names in the table. */
export const reservedNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'reserved-names',
  compute: (_, { models }) => new Set(models.namesIn('reserved').map((name) => name.slice(name.indexOf('#') + 1))),
});

/** A method that is called like one of them. */
export const hasReservedName = (body: Body, context: Context): boolean =>
  body.kind === 'function' && body.cls !== undefined && body.name.startsWith('_') && context.get(reservedNames, context).has(body.name);

/** Those that a method takes, by being one or by what it assigns. */
export const takenNames = defineAnalysis<Body, readonly TakenName[]>({
  name: 'taken-names',
  compute: (body, context) => {
    const cls = body.kind === 'function' ? body.cls : undefined;
    const base = cls && baseOf(cls, context);
    if (body.kind === 'module' || !cls || base === undefined) return [];
    const own = context.models.reserved(base, body.name, context.target.version);
    const method = own && !own.dataOnly ? [{ name: body.name, at: body.ir.nameSpan, unit: body.unit, base, usedBy: own.usedBy }] : [];
    return [...method, ...[...cls.attributes].flatMap(([name, bindings]) => assigned(name, bindings, body, base, context))];
  },
});

/** As it is in the table. */
function baseOf(cls: ClassSymbol, context: Context): string | undefined {
  const base = libraryBase(cls, context.models.startables, context.evaluator);
  return base === 'threading.Timer' ? 'threading.Thread' : base;
}

function assigned(name: string, bindings: readonly Binding[], body: FunctionSymbol, base: string, context: Context): readonly TakenName[] {
  const row = context.models.reserved(base, name, context.target.version);
  if (!row) return [];
  return bindings.flatMap((binding) => {
    if (binding.kind !== 'value' || binding.scope !== body.scope || (row.dataOnly && !isPlain(binding, context))) return [];
    return [{ name, at: binding.at, unit: binding.unit, base, usedBy: row.usedBy }];
  });
}

/** A number, a text, a list: nothing that could be called. */
function isPlain({ value, scope }: Binding & { kind: 'value' }, { evaluator }: Context): boolean {
  const { values, open } = evaluator.evaluate(value, scope);
  return !open && values.length > 0 && values.every(({ kind }) => kind === 'constant' || kind === 'collection');
}

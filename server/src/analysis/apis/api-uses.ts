/**
 * Uses of library names that the target's version no longer has, is about to lose, or does not have yet: in imports,
 * as names and attributes, as keyword arguments. Receivers by constructor or annotation, names by what they are
 * imported from; what is guarded by a test or by a caught exception is left out. Errs towards silence: a name that
 * may also be something else is no use of a library's.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import type { VersionModel } from '../../models/versions.ts';
import { leads } from '../../semantic/leading-names.ts';
import { absoluteModule } from '../../semantic/module-path.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis, locate, moduleOf } from '../context.ts';
import type { Location } from '../location.ts';
import { type Age, agedSpellings, ageOf } from './ageing.ts';
import { isBehindTest, type Place, visitBody } from './guarded-code.ts';
import type { Guard } from './guards.ts';
import { suppliedNames } from './supplied-names.ts';

export interface ApiUse {
  /** Canonical: `asyncio.coroutine`, `threading.Thread#isAlive`, `asyncio.sleep(loop)`. */
  readonly name: string;
  readonly row: VersionModel;
  readonly age: Age;
  readonly how: 'import' | 'name' | 'argument' | 'decorator';
  readonly at: Location;
  /** The name or attribute, or the call that has the argument. */
  readonly node?: Expression;
  /** The call of the name, if it is called. */
  readonly call?: Call;
}

/** In the order of the walk: a use is met once. */
export const apiUses = defineAnalysis<Body, readonly ApiUse[]>({
  name: 'api-uses',
  compute: (body, context) => {
    const { names, keywords } = context.get(agedSpellings, context);
    const found = [...decorators(body, names, context)];
    const calls = new Map<Expression, Call>();
    visitBody(body, context, {
      expression: (node, guard, unit, statement) => {
        if (node.kind === 'call') calls.set(node.callee, node);
        if (isDecorator(node, statement)) return;
        const place = { body, unit, guard, context };
        const call = calls.get(node);
        if (node.kind === 'call' && node.arguments.some(({ keyword }) => keyword !== undefined && keywords.has(keyword)))
          found.push(...argumentUses(node, place));
        if (leads(names, node, body.scope)) found.push(...nameUses(node, call, place));
      },
      statement: (node, guard, unit) => found.push(...importUses(node, { body, unit, guard, context })),
    });
    return found.length > 0 && context.get(isBehindTest, body) ? [] : found;
  },
});

/** Those of a function belong to the function, whose body a fix may have to change with them. */
const isDecorator = (node: Expression, statement: Statement): boolean =>
  statement.kind === 'function' && statement.fn.decorators.some((each) => each === node);

function decorators(body: Body, names: ReadonlySet<string>, context: Context): readonly ApiUse[] {
  const scope = body.kind === 'function' ? body.scope.parent : undefined;
  if (body.kind !== 'function' || !scope) return [];
  return body.signature.decorators.flatMap((node): readonly ApiUse[] => {
    const aged = leads(names, node, scope) ? agedValue(node, scope, context) : undefined;
    return aged ? [{ ...aged, how: 'decorator', at: locate(body, body.unit, node), node }] : [];
  });
}

const attributeErrors = ['AttributeError', 'NameError', 'ImportError', 'ModuleNotFoundError', 'Exception'];
const importErrors = ['ImportError', 'ModuleNotFoundError', 'Exception'];
const argumentErrors = ['TypeError', 'Exception'];

const isGuarded = ({ tested, caught }: Guard, errors: readonly string[]): boolean => tested || errors.some((error) => caught.has(error));

type Aged = Pick<ApiUse, 'name' | 'row' | 'age'>;

function aged(name: string, context: Context): Aged | undefined {
  const row = context.models.version(name);
  const age = row && row.when === undefined ? ageOf(row, context) : undefined;
  if (!row || !age) return undefined;
  return age === 'missing' && (isOfMissing(name, context) || context.get(suppliedNames, context).has(name))
    ? undefined
    : { name, row, age };
}

/** Whoever has an object of a class that is too new has been told of the class. */
function isOfMissing(name: string, context: Context): boolean {
  const [owner = '', member] = name.split('#');
  const row = member === undefined ? undefined : context.models.version(owner);
  return row !== undefined && ageOf(row, context) === 'missing';
}

/** A class's attribute may be in the table as that of its instances. */
const spellings = (name: string): readonly string[] => (name.includes('#') ? [name] : [name, name.replace(/\.(\w+)$/, '#$1')]);

/** What ages whatever the expression may be. */
function agedValue(node: Expression, scope: Scope, context: Context): Aged | undefined {
  const values = objectsOf(context.evaluator.evaluate(node, scope));
  const found = values.map((value) => {
    const name = qualifiedNameOf(value);
    return name === undefined ? undefined : spellings(name).flatMap((each) => aged(each, context) ?? [])[0];
  });
  const [first] = found;
  return first && found.every((each) => each?.row.code === first.row.code && each?.age === first.age) ? first : undefined;
}

function nameUses(node: Expression, call: Call | undefined, { body, unit, guard, context }: Place): readonly ApiUse[] {
  if (isGuarded(guard, attributeErrors)) return [];
  const found = agedValue(node, body.scope, context);
  if (!found || (node.kind === 'name' && found.age !== 'deprecated')) return [];
  // What was imported by its name has failed at the import, where it is reported.
  return [{ ...found, how: 'name', at: locate(body, unit, node), node, ...(call && { call }) }];
}

function argumentUses(call: Call, { body, unit, guard, context }: Place): readonly ApiUse[] {
  if (isGuarded(guard, argumentErrors)) return [];
  const values = objectsOf(context.evaluator.evaluate(call.callee, body.scope));
  return call.arguments.flatMap((argument): readonly ApiUse[] => {
    const { keyword } = argument;
    if (keyword === undefined) return [];
    const found = values.map((value) => {
      const name = qualifiedNameOf(value);
      return name === undefined ? undefined : aged(`${name}(${keyword})`, context);
    });
    const [first] = found;
    if (!first || !found.every((each) => each?.age === first.age)) return [];
    return [{ ...first, how: 'argument', at: locate(body, unit, argument), node: call, call }];
  });
}

/** `import asyncore`, `from asyncio import coroutine`: deprecated names are reported where they are used. */
function importUses(node: Statement, place: Place): readonly ApiUse[] {
  const { body, unit, guard, context } = place;
  if ((node.kind !== 'import' && node.kind !== 'import-from') || isGuarded(guard, importErrors)) return [];
  const module = moduleOf(body);
  const isOurs = (path: string, level: number): boolean => context.program.moduleMeant(path, level, module) !== undefined;
  const use = (path: string, span: { readonly start: number; readonly end: number }): readonly ApiUse[] => {
    const first = path.split('.')[0] ?? path;
    const found = isOurs(first, 0) || isOurs(path, 0) ? undefined : aged(path, context);
    return found ? [{ ...found, how: 'import', at: locate(body, unit, span) }] : [];
  };
  if (node.kind === 'import') return node.names.flatMap(({ module: path, span }) => use(path, span));
  const path = absoluteModule(node.module, node.level, module);
  if (path === undefined || node.level > 0) return [];
  const whole = use(path, node);
  if (whole.length > 0) return whole;
  return node.names.flatMap(({ name, span }) =>
    use(context.models.canonical(`${path}.${name}`), span).filter(({ age }) => age !== 'deprecated'),
  );
}

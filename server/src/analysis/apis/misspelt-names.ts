/**
 * Names of threading, asyncio, multiprocessing and queue that do not exist, next to one that does: modules that no
 * file of the program is, names that a module has not, methods that an object has not. Errs towards silence: only
 * modules and classes whose every name is listed, only objects known by their constructor, guarded code not at all.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { forEachExpressionIn } from '../../ir/visit.ts';
import { lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, locate, moduleOf } from '../context.ts';
import type { Location } from '../location.ts';
import { isBehindTest, visitBody } from './guarded-code.ts';
import type { Guard } from './guards.ts';
import { NameIndex } from './similar-names.ts';

export interface MisspeltName {
  readonly kind: 'module' | 'member';
  readonly name: string;
  readonly instead: string;
  /** What has no such name: the module, or the object as it is written. */
  readonly owner: Expression | string | undefined;
  /** The identifier, or the name in the import. */
  readonly at: Location;
}

/** In the order of the walk. */
export const misspeltNames = defineAnalysis<Body, readonly MisspeltName[]>({
  name: 'misspelt-names',
  compute: (body, context) => {
    const known = context.get(knownNames, context);
    if (!hasSlip(body, known, context)) return [];
    const found: MisspeltName[] = [];
    visitBody(body, context, {
      expression: (node, guard, unit, statement) => {
        if (
          node.kind === 'attribute' &&
          isSuspect(node.name, known.members) &&
          !isTarget(node, statement) &&
          !isGuarded(guard, attributeErrors)
        )
          found.push(...memberSlip(node, { body, unit, context }));
      },
      statement: (node, guard, unit) => {
        if (!isGuarded(guard, importErrors)) found.push(...importSlips(node, known, { body, unit, context }));
      },
    });
    return found.length > 0 && context.get(isBehindTest, body) ? [] : found;
  },
});

interface Place {
  readonly body: Body;
  readonly unit: Unit;
  readonly context: Context;
}

interface KnownNames {
  readonly modules: NameIndex;
  readonly members: NameIndex;
  readonly exact: ReadonlySet<string>;
}

/** Modules that nobody else's are called like. */
const moduleNames: readonly string[] = ['threading', 'multiprocessing', 'asyncio', 'concurrent', 'subprocess', 'contextvars'];

const knownNames = defineAnalysis<Context, KnownNames>({
  name: 'known-names',
  equals: () => true,
  compute: (_, { models }) => {
    const members = models.namesIn('members').flatMap((name) => models.members(name) ?? []);
    return { modules: new NameIndex(moduleNames), members: new NameIndex(members), exact: new Set(moduleNames) };
  },
});

/** What is spelt like one name may still be meant as another: a method of one class that another has not. */
const isSuspect = (name: string, index: NameIndex): boolean => !name.startsWith('_') && index.hasOther(name);

/** By spelling. */
export function mayMisspell(body: Body, context: Context): boolean {
  if (body.kind === 'module' || body.mentioned.has('import')) return true;
  const { members } = context.get(knownNames, context);
  for (const name of body.mentioned) if (isSuspect(name, members)) return true;
  return false;
}

/** Whether anything is to be looked at with its guards, which are dear. */
function hasSlip(body: Body, { members }: KnownNames, context: Context): boolean {
  if (body.kind === 'module' || body.mentioned.has('import')) return true;
  let found = false;
  forEachExpressionIn(body.ir.body, (node) => {
    found ||= node.kind === 'attribute' && isSuspect(node.name, members) && memberSlip(node, { body, unit: body.unit, context }).length > 0;
    return !found;
  });
  return found;
}

const attributeErrors = ['AttributeError', 'Exception'];
/** Who expects a `NameError` asks which Python it is, and imports what only that one has. */
const importErrors = ['ImportError', 'ModuleNotFoundError', 'NameError', 'Exception'];
const isGuarded = ({ tested, caught }: Guard, errors: readonly string[]): boolean => tested || errors.some((error) => caught.has(error));

/** What is assigned to comes to be. */
const isTarget = (node: Expression, statement: Statement): boolean =>
  (statement.kind === 'assign' && statement.targets.includes(node)) ||
  ((statement.kind === 'annotated' || statement.kind === 'augmented' || statement.kind === 'for') && statement.target === node) ||
  (statement.kind === 'delete' && statement.targets.includes(node));

function memberSlip(node: Expression & { kind: 'attribute' }, { body, unit, context }: Place): readonly MisspeltName[] {
  const owner = ownerName(node.object, body.scope, context);
  const members = owner === undefined ? undefined : context.models.members(owner);
  if (owner === undefined || !members || hasMember(owner, node.name, members, context)) return [];
  const instead = meant(node.name, owner, members, context);
  if (instead === undefined || isGiven(node, owner, context)) return [];
  return [{ kind: 'member', name: node.name, instead, owner: node.object, at: locate(body, unit, node.nameSpan) }];
}

/** Somebody adds the name to the module, or to an object that may be this one. */
const isGiven = ({ object, name }: Expression & { kind: 'attribute' }, owner: string, context: Context): boolean =>
  context.program
    .attributeAssignments(name)
    .some((each) => !isModule(owner, context) || lastIdentifier(each.object) === lastIdentifier(object));

/** A module, or the class of an object that a constructor of the library has made. */
function ownerName(object: Expression, scope: Scope, context: Context): string | undefined {
  const { values, open } = context.evaluator.evaluate(object, scope);
  const [value, ...others] = values.filter((each) => !(each.kind === 'constant' && each.value === null));
  if (open || others.length > 0) return undefined;
  if (value?.kind === 'library') return isModule(value.name, context) ? value.name : undefined;
  return value?.kind === 'instance' && value.site ? value.type : undefined;
}

/** Of the listed, modules are in lower case. */
const isModule = (name: string, { models }: Context): boolean => /^[a-z_.]+$/.test(name) && models.members(name) !== undefined;

const hasMember = (owner: string, name: string, members: readonly string[], { models }: Context): boolean =>
  members.includes(name) || models.version(`${owner}.${name}`) !== undefined || models.version(`${owner}#${name}`) !== undefined;

/** The one member that it can be; old spellings of the same are nobody's aim. */
function meant(name: string, owner: string, members: readonly string[], { models }: Context): string | undefined {
  const isOld = (each: string): boolean =>
    [`${owner}.${each}`, `${owner}#${each}`].some((full) => {
      const row = models.version(full);
      return row?.deprecated !== undefined && row.when === undefined;
    });
  return only(new NameIndex(members.filter((each) => !isOld(each))).similarTo(name));
}

function only(names: ReadonlySet<string>): string | undefined {
  const [first, ...others] = names;
  return others.length === 0 ? first : undefined;
}

function importSlips(node: Statement, known: KnownNames, { body, unit, context }: Place): readonly MisspeltName[] {
  const module = moduleOf(body);
  const isOurs = (path: string): boolean => context.program.moduleMeant(path.split('.')[0] ?? path, 0, module) !== undefined;
  const slip = (path: string, span: { readonly start: number; readonly end: number }): readonly MisspeltName[] => {
    const first = path.split('.')[0] ?? path;
    // Private modules and later versions of a package are called like that on purpose.
    const isOther = /^_|\d$/.test(first) || known.exact.has(first);
    const instead = first === 'Queue' ? 'queue' : isOther ? undefined : only(known.modules.similarTo(first));
    if (instead === undefined || isOurs(first)) return [];
    return [
      {
        kind: 'module',
        name: first,
        instead,
        owner: undefined,
        at: locate(body, unit, { start: span.start, end: span.start + first.length }),
      },
    ];
  };
  if (node.kind === 'import') return node.names.flatMap(({ module: path, span }) => slip(path, span));
  if (node.kind !== 'import-from' || node.level > 0) return [];
  const fromAt = { start: node.start + 'from '.length, end: node.end };
  const wrong = slip(node.module, fromAt);
  if (wrong.length > 0 || isOurs(node.module)) return wrong;
  const members = context.models.members(node.module);
  if (!members) return [];
  return node.names.flatMap(({ name, span }): readonly MisspeltName[] => {
    if (name === '*' || name.startsWith('_') || hasMember(node.module, name, members, context)) return [];
    const instead = meant(name, node.module, members, context);
    const at = locate(body, unit, { start: span.start, end: span.start + name.length });
    return instead === undefined ? [] : [{ kind: 'member', name, instead, owner: node.module, at }];
  });
}

/**
 * Objects that belong to the thread which made them, such as a connection of sqlite3 or a widget, used by another one.
 * Which types these are, and what any thread may do with them, is said by the table. Errs towards silence: only code that
 * threads alone run, and objects whose one maker no such thread comes by.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { CallSite, ModuleSymbol } from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import { type Body, bodyOf, type Context, defineAnalysis, locate, moduleOf } from '../context.ts';
import type { Location } from '../location.ts';
import { isSpawned, onlyThreadsOf, threadKinds } from '../parallel/only-threads.ts';
import { contextsOf, type Root } from '../parallel/roots.ts';

export interface ForeignUse {
  readonly call: Call;
  readonly unit: Unit;
  /** `sqlite3.Connection` */
  readonly type: string;
  /** Where the object is made. */
  readonly made: Location;
  readonly maker: Body;
  /** The thread that uses it. */
  readonly root: Root;
}

/** Of the types, by their first words: `sqlite3`, `tkinter`. */
const boundLibraries = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'thread-bound-libraries',
  compute: (_, { models }) => {
    const types = models.namesIn('sharing').filter((type) => models.sharing(type)?.threads === 'creating-thread');
    return new Set(types.map((type) => type.split('.')[0] ?? type));
  },
});

/** The file imports such a library, or another file of the program that does: who is given such an object mostly knows its class. */
const isNearBound = defineAnalysis<ModuleSymbol, boolean>({
  name: 'is-near-thread-bound-objects',
  compute: (module, context) => {
    const libraries = [...context.get(boundLibraries, context)];
    const { program } = context;
    return [module, ...program.importsOf(module)].some((each) => libraries.some((name) => program.imports(each, name)));
  },
});

/** Asked of every function, so it is cheap. */
export const mayUseForeign = (body: Body, context: Context): boolean =>
  isSpawned(body, context) && context.get(isNearBound, moduleOf(body));

/** In source order. */
export const foreignUses = defineAnalysis<Body, readonly ForeignUse[]>({
  name: 'foreign-uses',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError) return [];
    const [root] = onlyThreadsOf(body, context);
    return root ? body.calls.flatMap((site) => foreignUse(site, root, context) ?? []) : [];
  },
});

type Method = Value & { readonly kind: 'library-method' };

function foreignUse({ call, scope, unit }: CallSite, root: Root, context: Context): ForeignUse | undefined {
  if (call.callee.kind !== 'attribute') return undefined;
  const values = objectsOf(context.evaluator.evaluate(call.callee, scope));
  const [first] = values;
  if (first?.kind !== 'library-method' || !values.every((value) => isBound(value, context))) return undefined;
  const places = values.flatMap((value) => (value.kind === 'library-method' ? (makingOf(value, root, context) ?? []) : []));
  const [place] = places;
  return place && places.length === values.length ? { call, unit, type: first.receiver.type, ...place, root } : undefined;
}

function isBound(value: Value, { models }: Context): value is Method {
  const sharing = value.kind === 'library-method' ? models.sharing(value.receiver.type) : undefined;
  return value.kind === 'library-method' && sharing?.threads === 'creating-thread' && !sharing.free?.split(' ').includes(value.name);
}

/** Where the object is made, if no thread comes by there. */
function makingOf({ receiver }: Method, root: Root, context: Context): Pick<ForeignUse, 'made' | 'maker'> | undefined {
  const site = receiver.site;
  const maker = site && bodyOf(site.scope);
  if (!site || !maker || isFreed(receiver.origin ?? site, context)) return undefined;
  return isMadeElsewhere(maker, root, context) ? { made: locate(maker, site.unit, site.call), maker } : undefined;
}

/** An object was made before a method of it could become a thread's. */
function isMadeElsewhere(maker: Body, { body }: Root, context: Context): boolean {
  const roots = contextsOf(maker, context);
  if (roots.some(({ kind }) => threadKinds.has(kind))) return false;
  return roots.length > 0 || (maker.kind === 'function' && body.kind === 'function' && maker.cls !== undefined && maker.cls === body.cls);
}

/** `sqlite3.connect(path, check_same_thread=False)`: whoever writes it has thought of threads. A cursor is as free as its connection. */
function isFreed({ call, scope }: CallSite, context: Context): boolean {
  if (call.arguments.some(({ keyword, star }) => keyword === 'check_same_thread' || star === 2)) return true;
  if (call.callee.kind !== 'attribute') return false;
  const from = context.evaluator.evaluate(call.callee.object, scope);
  return (
    from.open || objectsOf(from).some((value) => value.kind === 'instance' && (!value.site || isFreed(value.origin ?? value.site, context)))
  );
}

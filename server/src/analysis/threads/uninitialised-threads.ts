/**
 * Constructors of thread and process classes that never call the constructor of their base: `start()` raises. Errs on
 * the side of silence: any mention of `__init__` in a method of the class or its bases, or what their bodies keep of one, may be the call.
 */
import { forEachExpressionIn } from '../../ir/visit.ts';
import { ancestors, libraryBase } from '../../semantic/classes.ts';
import { type ClassSymbol, type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';

/** The canonical name of the library base that is not initialised. */
export const uninitialisedBase = defineAnalysis<FunctionSymbol, string | undefined>({
  name: 'uninitialised-base',
  compute: (fn, context) => {
    const { cls } = fn;
    if (!cls || fn.name !== '__init__' || fn.signature.decorators.length > 0 || fn.ir.hasError) return undefined;
    const base = libraryBase(cls, context.models.startables, context.evaluator);
    if (base === undefined || !/^(threading|multiprocessing)\./.test(base)) return undefined;
    return isPlainClass(fn, context) && !isInitialised(fn, context) ? base : undefined;
  },
});

/** No metaclass, decorator or method of its own that may stand in for the constructor or for `start()`. */
function isPlainClass({ cls }: FunctionSymbol, context: Context): boolean {
  const classes = cls ? ancestors(cls, context.evaluator).classes : [];
  const own = ['start', '__new__', '__getattr__', '__getattribute__'];
  return (
    (cls?.scope.bindings.get('__init__') ?? []).length === 1 &&
    classes.every(
      ({ ir, scope }) =>
        ir.decorators.length === 0 &&
        ir.bases.every(({ keyword }) => keyword === undefined) &&
        !own.some((name) => scope.bindings.has(name)),
    )
  );
}

function isInitialised(fn: FunctionSymbol, context: Context): boolean {
  const classes = fn.cls ? ancestors(fn.cls, context.evaluator).classes : [];
  const [own, ...above] = classes;
  const methods = [...(own?.methods ?? []), ...above.flatMap((cls) => cls.methods.filter(({ name }) => name !== '__init__'))];
  return alwaysRaises(fn) || methods.some((method) => [method, ...method.inside].some(mentionsInit)) || classes.some(keepsInit);
}

/** `__super_init = Thread.__init__`, in the body of the class. */
const keepsInit = ({ scope }: ClassSymbol): boolean =>
  [...scope.bindings].some(([, bindings]) => bindings.some((each) => each.kind === 'value' && lastIdentifier(each.value) === '__init__'));

function mentionsInit(body: Body & { kind: 'function' }): boolean {
  let found = false;
  forEachExpressionIn(body.ir.body, (node) => {
    found ||= node.kind === 'attribute' && node.name === '__init__';
    return !found;
  });
  return found;
}

const alwaysRaises = ({ ir }: FunctionSymbol): boolean => ir.body.statements.at(-1)?.kind === 'raise';

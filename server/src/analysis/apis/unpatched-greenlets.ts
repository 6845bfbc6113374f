/**
 * Blocking calls in greenlets of a program that never has gevent patch the standard library: the thread waits, and with it
 * all greenlets. Errs on the side of silence: the program is whole, with a file that runs it, and nothing in it
 * patches, or imports what does; several greenlets run; what is waited for is what gevent would replace.
 */
import { type FunctionSymbol, type ModuleSymbol, moduleScope } from '../../semantic/symbols.ts';
import { type BlockingOperation, blockingOf } from '../blocking/blocking-summary.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { importersOf } from '../importers.ts';
import { startedByBody } from '../parallel/contexts.ts';
import { contextsOf, counted, type Root } from '../parallel/roots.ts';

export interface UnpatchedCall {
  /** The greenlet. */
  readonly root: Root;
  readonly operation: BlockingOperation;
}

export const isGreenlet = (body: Body, context: Context): boolean => context.get(greenlets, context).has(body);

/** Of one that runs as a greenlet, the first. */
export const unpatchedCalls = defineAnalysis<FunctionSymbol, readonly UnpatchedCall[]>({
  name: 'unpatched-calls',
  compute: (fn, context) => {
    const root = context.get(greenlets, context).get(fn);
    const isRun = root?.spawner && contextsOf(root.spawner, context).some(({ kind }) => kind === 'main');
    if (!root || !isRun || context.get(isPatched, fn.module)) return [];
    const isAlone = context.get(greenlets, context).size === 1 && !context.get(counted, root).many;
    const operation = isAlone ? undefined : blockingOf(fn, context).find(isReplaced);
    return operation ? [{ root, operation }] : [];
  },
});

const greenlets = defineAnalysis<Context, ReadonlyMap<Body, Root>>({
  name: 'greenlets',
  compute: (_, context) =>
    new Map(
      [...context.get(startedByBody, context)].flatMap(([body, roots]) =>
        roots.filter(({ site }) => site?.model.runsIn === 'greenlet').map((root) => [body, root] as const),
      ),
    ),
});

/** By somebody in a program that the file is part of: whoever imports it, and all that these import. */
const isPatched = defineAnalysis<ModuleSymbol, boolean>({
  name: 'is-patched',
  compute: (module, context) => {
    const { program } = context;
    const above = closure([module], (each) => importersOf(each, context));
    const all = closure([...above], (each) => program.importsOf(each));
    const calls = ['patch_all', 'patch_time', 'patch_socket', 'patch_subprocess'].flatMap((name) => program.mentions(name));
    const patching = new Set(calls.map(({ scope }) => moduleScope(scope).owner));
    return [...all].some((each) => patching.has(each) || patchers.some((name) => program.imports(each, name)));
  },
});

/** Libraries that patch when they are imported, and gevent's module for it. */
const patchers: readonly string[] = ['gevent.monkey', 'locust', 'grequests'];

function closure(start: readonly ModuleSymbol[], next: (module: ModuleSymbol) => readonly ModuleSymbol[]): ReadonlySet<ModuleSymbol> {
  const found = new Set(start);
  for (const module of found) for (const each of next(module)) found.add(each);
  return found;
}

const isReplaced = ({ name, kind, duration, seconds }: BlockingOperation): boolean =>
  duration === 'always' && !name.startsWith('gevent.') && seconds !== 0 && /^(timer|network|http|dns|child-process)$/.test(kind);

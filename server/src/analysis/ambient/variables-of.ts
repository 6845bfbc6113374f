/**
 * Names of the variables that hold what some constructor makes: by spelling, through aliases of the constructor, its
 * subclasses, functions that return one, and imports of the variable. A cheap gate; errs on the side of yes.
 */
import type { Call } from '../../ir/expression.ts';
import { namesFor, namesLeadingTo } from '../../semantic/leading-names.ts';
import { lastIdentifier, type ModuleSymbol } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis } from '../context.ts';

/** Empty in programs that never call it. */
export function variablesOf(maker: string, context: Context): ReadonlySet<string> {
  const { program } = context;
  const makers = namesLeadingTo([maker], program);
  const plain = [...makers].flatMap((name) => program.mentions(name).map(({ call }) => call));
  const generic = program.modules.flatMap((module) => context.get(genericCalls, module)).filter((call) => makers.has(classOf(call) ?? ''));
  return namesFor([...new Set([...plain, ...generic].flatMap((call) => program.namesGiven(call)))], program);
}

/** `ContextVar[str]('user')`, which the index of calls knows under no name. */
const genericCalls = defineAnalysis<ModuleSymbol, readonly Call[]>({
  name: 'generic-calls',
  compute: ({ calls }) => calls.flatMap(({ call }) => (call.callee.kind === 'subscript' ? [call] : [])),
});

const classOf = ({ callee }: Call): string | undefined => (callee.kind === 'subscript' ? lastIdentifier(callee.object) : undefined);

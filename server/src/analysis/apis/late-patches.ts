/**
 * gevent's `patch_all()` behind imports that it comes too late for: a function that the file has taken out of a module
 * stays the one that blocks, and a library that has taken its classes out of `ssl` keeps those. `import socket` is no
 * such import: what is replaced is replaced in the module. Errs on the side of silence: only imports among the module's
 * own statements, only calls that replace everything.
 */
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import type { CallSite, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis, locate } from '../context.ts';
import type { Location } from '../location.ts';

export interface LatePatch {
  readonly patch: CallSite;
  /** In source order, at least one. */
  readonly missed: readonly Missed[];
}

export interface Missed {
  readonly name: string;
  readonly at: Location;
}

/** The first call of a file decides. */
export const latePatches = defineAnalysis<ModuleSymbol, readonly LatePatch[]>({
  name: 'late-patches',
  compute: (module, context) => {
    const patch = module.calls.find((site) => site.scope === module.scope && isPatch(site, context));
    if (!patch) return [];
    const before = module.body.slice(
      0,
      Math.max(
        0,
        module.body.findIndex(({ unit }) => unit === patch.unit),
      ),
    );
    const missed = before.flatMap(({ statement, unit }) => missedIn(statement, unit, module));
    return missed.length > 0 ? [{ patch, missed }] : [];
  },
});

const isPatch = ({ call, scope }: CallSite, { evaluator }: Context): boolean =>
  call.arguments.length === 0 &&
  evaluator.evaluate(call.callee, scope).values.some((value) => value.kind === 'library' && value.name === 'gevent.monkey.patch_all');

/** What gevent replaces in the modules of the standard library, of what programs import by name. */
const replaced: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    time: ['sleep'],
    socket: ['socket', 'create_connection', 'socketpair', 'fromfd', 'getaddrinfo', 'gethostbyname', 'getfqdn'],
    select: ['select', 'poll', 'epoll'],
    ssl: ['SSLContext', 'SSLSocket'],
    subprocess: ['Popen', 'run', 'call', 'check_call', 'check_output'],
    threading: ['Lock', 'RLock', 'local'],
    queue: ['SimpleQueue'],
  }).map(([module, names]) => [module, new Set(names)]),
);

/** They derive classes of their own from those of `ssl` while they are imported. */
const holders = /^(requests|urllib3|botocore|boto3)(\.|$)/;

function missedIn(statement: Statement, unit: Unit, module: ModuleSymbol): readonly Missed[] {
  if (statement.kind === 'import')
    return statement.names.flatMap((each) =>
      holders.test(each.module) ? [{ name: each.module, at: locate(module, unit, each.span) }] : [],
    );
  if (statement.kind !== 'import-from' || statement.level > 0) return [];
  const { module: from, names } = statement;
  return names.flatMap(({ name, span }) =>
    holders.test(from) || replaced.get(from)?.has(name) ? [{ name: `${from}.${name}`, at: locate(module, unit, span) }] : [],
  );
}

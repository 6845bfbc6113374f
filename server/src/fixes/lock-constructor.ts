/** How a file writes `threading.Lock()`, and what it must import for it. A name that is taken by something else is avoided. */
import type { TextEdit } from '../base/span.ts';
import type { FixContext } from './fix.ts';
import { bindersOf, extendImport, importOf } from './imports.ts';
import { moduleSuite, type Placed, spanOf } from './navigate.ts';
import { linesBelow, ownsLines } from './source.ts';

export interface Constructor {
  /** The call as code. */
  readonly made: string;
  readonly edits: readonly TextEdit[];
}

const module = 'threading';
const name = 'Lock';

export function lockConstructor(context: FixContext): Constructor | undefined {
  const imports = moduleSuite(context.module).statements.filter(({ statement: { kind } }) => kind === 'import' || kind === 'import-from');
  return known(context, imports) ?? extended(context, imports) ?? added(context, imports);
}

/** `threading` or `Lock` is a name of the module already, perhaps another one. */
function known(context: FixContext, imports: readonly Placed[]): Constructor | undefined {
  for (const { statement } of imports) {
    const names = statement.kind === 'import' || statement.kind === 'import-from' ? statement.names : [];
    for (const each of names) {
      const local = each.alias ?? ('name' in each ? each.name : each.module);
      const path = importOf(context, [], local)?.path;
      if (path === module) return { made: `${local}.${name}()`, edits: [] };
      if (path === `${module}.${name}`) return { made: `${local}()`, edits: [] };
    }
  }
  return undefined;
}

/** `from threading import Thread` imports one more. */
function extended(context: FixContext, imports: readonly Placed[]): Constructor | undefined {
  const isFree = bindersOf(context, [], name).length === 0;
  for (const placed of isFree ? imports : []) {
    const { statement, ...rest } = placed;
    if (statement.kind !== 'import-from' || statement.module !== module || statement.level > 0 || statement.names.length === 0) continue;
    const item = { placed: { statement, ...rest }, index: statement.names.length - 1 };
    if (statement.names[item.index]?.name !== '*') return { made: `${name}()`, edits: extendImport(context, item, name) };
  }
  return undefined;
}

/** A line of its own below the others. */
function added(context: FixContext, imports: readonly Placed[]): Constructor | undefined {
  const last = imports.findLast((placed) => placed.unit && ownsLines(context.text, spanOf(placed)));
  if (!last || bindersOf(context, [], module).length > 0) return undefined;
  return { made: `${module}.${name}()`, edits: [linesBelow(context.text, spanOf(last).end, [`import ${module}`])] };
}

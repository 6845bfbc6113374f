/**
 * Calls of a body that hand a function over to be run elsewhere, with the library's row for them, whether or not the
 * function is known. A subclass of the program counts where it has no constructor of its own. Errs on the side of
 * silence: where the callee may be something else, the call is left out.
 */

import type { SpawnModel } from '../../models/spawners.ts';
import { findMethod, libraryBase } from '../../semantic/classes.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { spawnFact, spawnNames } from '../parallel/spawn-facts.ts';

export interface SpawnCall extends CallSite {
  readonly model: SpawnModel;
  /** Canonical name of what is called; of a subclass, its library base. */
  readonly spawner: string;
}

/** In source order. */
export const spawnCalls = defineAnalysis<Body, readonly SpawnCall[]>({
  name: 'spawn-calls',
  compute: (body, context) => {
    const names = context.get(spawnNames, context);
    return body.calls.flatMap((site) => (leads(names, site.call.callee, site.scope) ? spawnCallAt(site, context) : []));
  },
});

function spawnCallAt(site: CallSite, context: Context): readonly SpawnCall[] {
  const { values, open } = context.evaluator.evaluate(site.call.callee, site.scope);
  const [value] = values;
  const spawner = value && values.length === 1 && !open ? spawnerOf(value, context) : undefined;
  const model = spawner === undefined ? undefined : spawnFact(spawner, context);
  return model && spawner !== undefined ? [{ ...site, model, spawner }] : [];
}

function spawnerOf(value: Value, context: Context): string | undefined {
  if (value.kind !== 'class') return qualifiedNameOf(value);
  const { evaluator, models } = context;
  const makesItself = ['__init__', '__new__'].some((name) => findMethod(value.cls, name, evaluator) !== undefined);
  return makesItself ? undefined : libraryBase(value.cls, models.startables, evaluator);
}

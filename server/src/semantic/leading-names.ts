/**
 * Names that may stand for one of some others: import aliases, assignments, subclasses, functions that return one.
 * A cheap question about spelling, asked before the dear one about values; it errs on the side of yes, except that
 * names made up at run time (`getattr`) are not seen (missed alarms). What a function calls its own leads nowhere else:
 * without that, `path` and `value` would lead everywhere in a program of some size.
 */
import type { Expression } from '../ir/expression.ts';
import type { Program } from './program.ts';
import type { Scope } from './symbols.ts';

/** The seeds and every name that may stand for one, as `leadOf` spells it. */
export const namesFor = (seeds: readonly string[], program: Program): ReadonlySet<string> =>
  closure(seeds, (name) => program.aliasesOf(name));

/** The seeds and every name whose call may give what calling one gives. */
export const namesLeadingTo = (seeds: readonly string[], program: Program): ReadonlySet<string> =>
  closure(seeds, (name) => [...program.aliasesOf(name), ...program.factoriesNamed(name)]);

function closure(seeds: readonly string[], nextOf: (name: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(seeds);
  const work = [...seeds];
  for (let name = work.pop(); name !== undefined; name = work.pop()) {
    for (const next of nextOf(name)) {
      if (found.has(next)) continue;
      found.add(next);
      work.push(next);
    }
  }
  return found;
}

/** Whether a name or an attribute, as `scope` reads it, is one of them. */
export function leads(names: ReadonlySet<string>, node: Expression, scope: Scope): boolean {
  const lead = leadOf(node, scope);
  return lead !== undefined && names.has(lead);
}

/** A name or the last name of an attribute chain; one that a function calls its own says whose it is. */
export function leadOf(node: Expression, scope: Scope): string | undefined {
  if (node.kind === 'attribute') return node.name;
  return node.kind === 'name' ? leadTo(node.id, homeOf(node.id, scope)) : undefined;
}

/** For a name bound in `home`: anything but a function's own scope can be reached from elsewhere. */
export const leadTo = (name: string, home: Scope | undefined): string =>
  home?.owner.kind === 'function' ? `${name} of ${home.owner.qualifiedName} in ${home.owner.module.file}` : name;

/** The name that is written, whoever's it is. */
export const wordOf = (lead: string): string => /^\w+/.exec(lead)?.[0] ?? lead;

/** The function's scope that binds the name; undefined where it is anybody's. */
function homeOf(name: string, scope: Scope): Scope | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    if (current.owner.kind !== 'function') {
      if (current.owner.kind === 'class' && current === scope && current.bindings.has(name)) return undefined;
    } else if (current.globals.has(name)) return undefined;
    else if (!current.nonlocals.has(name) && current.bindings.has(name)) return current;
  }
  return undefined;
}

import { type MisspeltName, mayMisspell, misspeltNames } from '../../analysis/apis/misspelt-names.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A name of threading, asyncio, multiprocessing or queue that does not exist, one slip away from one that does. */
export const misspeltName = defineRule({
  code: 'PC2013',
  name: 'misspelt-name',
  family: 'apis',
  severity: 'error',
  confidence: 'high',
  near: [mayMisspell],
  messages: { module: ['name', 'instead'], member: ['owner', 'name', 'instead'] },
  check(body, pass) {
    for (const slip of pass.context.get(misspeltNames, body)) {
      const { kind, name, instead, at, owner } = slip;
      const common = {
        at,
        witness: [{ role: 'program', steps: [{ at, verb: 'fails-with', object: errorOf(slip) }] }],
        fixes: [{ fix: 'respell', args: { from: name, name: instead }, safe: true, at }],
      };
      if (kind === 'module') pass.report({ message: 'module', args: { name, instead }, ...common });
      else
        pass.report({
          message: 'member',
          args: { owner: typeof owner === 'string' ? owner : owner ? render(owner) : '', name, instead },
          ...common,
        });
    }
  },
});

const errorOf = ({ kind, owner }: MisspeltName): string =>
  kind === 'module' ? 'ModuleNotFoundError' : typeof owner === 'string' ? 'ImportError' : 'AttributeError';

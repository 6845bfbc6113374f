/** A name or argument that the Python the project is written for does not have yet. Guarded code is left out. */
import { agedWords } from '../../analysis/apis/ageing.ts';
import { apiUses } from '../../analysis/apis/api-uses.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

export const apiNewerThanTarget = defineRule({
  code: 'PC1524',
  name: 'api-newer-than-target',
  family: 'apis',
  severity: 'error',
  confidence: 'high',
  words: [agedWords],
  messages: { api: ['api', 'version', 'target'], argument: ['api', 'version', 'target', 'argument'] },
  check(body, pass) {
    const target = pass.context.target.version.join('.');
    for (const { age, how, name, node, call, row, at } of pass.context.get(apiUses, body)) {
      if (age !== 'missing' || !row.since) continue;
      const version = row.since.join('.');
      const fails = how === 'import' ? 'ImportError' : how === 'argument' ? 'TypeError' : 'AttributeError';
      const witness = [{ role: 'program', steps: [{ at, verb: 'fails-with', object: fails }] }];
      if (how === 'argument' && call) {
        const argument = /\((\w+)\)$/.exec(name)?.[1] ?? '';
        pass.report({ message: 'argument', args: { api: render(call.callee), version, target, argument }, at, witness });
      } else pass.report({ message: 'api', args: { api: node ? render(node) : name, version, target }, at, witness });
    }
  },
});

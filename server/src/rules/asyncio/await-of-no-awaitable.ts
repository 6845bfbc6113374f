import { locate } from '../../analysis/context.ts';
import { wrongAwaits } from '../../analysis/tasks/wrong-awaits.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** TypeError each time: what is awaited cannot be awaited. */
export const awaitOfNoAwaitable = defineRule({
  code: 'PC1022',
  name: 'await-of-no-awaitable',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['async'],
  messages: { plain: ['call', 'callee'], library: ['call'], uncalled: ['callee'], display: ['value'] },
  check(body, pass) {
    for (const { at: awaited, unit, how, callee } of pass.context.get(wrongAwaits, body)) {
      const at = locate(body, unit, awaited);
      const call = render(awaited.value);
      const name = render(callee);
      const shared = { at, witness: [{ role: 'task', steps: [{ at, verb: 'raises', object: render(awaited) }] }] };
      if (how === 'plain') pass.report({ message: 'plain', args: { call, callee: name }, ...shared });
      else if (how === 'library') pass.report({ message: 'library', args: { call }, ...shared });
      else if (how === 'display') pass.report({ message: 'display', args: { value: call }, ...shared });
      else pass.report({ message: 'uncalled', args: { callee: name }, ...shared });
    }
  },
});

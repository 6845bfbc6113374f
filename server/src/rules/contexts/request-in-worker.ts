import { requestInWorker as analysis, requestNames } from '../../analysis/ambient/requests-in-workers.ts';
import { locate, nameOf } from '../../analysis/context.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** What belongs to the request being handled, asked for in a thread that handles none. */
export const requestInWorker = defineRule({
  code: 'PC2010',
  name: 'request-in-worker',
  family: 'contexts',
  severity: 'warning',
  confidence: 'high',
  words: [requestNames],
  messages: { found: ['object', 'function'] },
  check(body, pass) {
    const found = pass.context.get(analysis, body);
    if (!found) return;
    const { node, unit, root } = found;
    const at = locate(body, unit, node);
    const object = render(node);
    const name = nameOf(root.body);
    pass.report({
      message: 'found',
      args: { object, function: name },
      at,
      related: root.at ? [{ at: root.at, verb: 'started-here', object: name }] : [],
      witness: [
        {
          role: 'worker',
          name,
          steps: [
            { at, verb: 'reads', object },
            { at, verb: 'fails-with', object: 'RuntimeError' },
          ],
        },
      ],
    });
  },
});

import { locate, nameOf } from '../../analysis/context.ts';
import { halfBuilt } from '../../analysis/threads/half-built.ts';
import { render } from '../../ir/render.ts';
import { isConstructor, receiverName } from '../../semantic/symbols.ts';
import { defineRule } from '../definition.ts';

/** A constructor starts a thread, and only then makes what the thread reads. */
export const startedInConstructor = defineRule({
  code: 'PC0108',
  name: 'started-in-constructor',
  family: 'threads',
  severity: 'warning',
  confidence: 'high',
  words: ['start'],
  messages: { early: ['function', 'object'] },
  check(body, pass) {
    if (body.kind === 'module' || !isConstructor(body)) return;
    for (const { start, attribute, given, reader, read } of pass.context.get(halfBuilt, body)) {
      const at = locate(body, start.unit, start.call);
      const object = `${receiverName(body)}.${attribute}`;
      const late = locate(body, given.unit, given.value);
      pass.report({
        message: 'early',
        args: { function: nameOf(reader), object },
        at,
        related: [{ at: late, verb: 'set-here', object }],
        witness: [
          {
            role: 'caller',
            name: nameOf(body),
            steps: [{ at, verb: 'starts', object: render(start.call.callee).replace(/\.start$/, '') }],
          },
          {
            role: 'thread',
            name: nameOf(reader),
            steps: [
              { at: locate(reader, reader.unit, read), verb: 'reads', object },
              { at: locate(reader, reader.unit, read), verb: 'fails-with', object: 'AttributeError' },
            ],
          },
          { role: 'caller', name: nameOf(body), steps: [{ at: late, verb: 'assigns', object }] },
        ],
      });
    }
  },
});

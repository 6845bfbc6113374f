import { locate } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { looseTuples } from '../../analysis/threads/spawn-arguments.ts';
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `args=(x)`: what holds the arguments is unpacked, and `x` is not a tuple. */
export const looseArguments = defineRule({
  code: 'PC0103',
  name: 'loose-arguments',
  family: 'threads',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [spawnNames],
  messages: { single: ['name', 'value'], text: ['name', 'value'] },
  check(body, pass) {
    for (const { spawn, keyword, given, isText, isLikely } of pass.context.get(looseTuples, body)) {
      const at = locate(body, spawn.unit, given);
      const value = short(given);
      const call = render(spawn.call);
      pass.report({
        message: isText ? 'text' : 'single',
        args: { name: keyword, value },
        at,
        severity: isLikely ? 'warning' : 'error',
        witness: [
          { role: 'caller', steps: [{ at: locate(body, spawn.unit, spawn.call), verb: 'hands-over', object: call }] },
          { role: spawn.model.runsIn === 'process' ? 'child-process' : 'worker', steps: [{ at, verb: 'unpacks', object: value }] },
        ],
        fixes: [{ fix: 'make-tuple', args: { value }, safe: true, at }],
      });
    }
  },
});

/** Longer texts would make the message long. */
function short(node: Expression): string {
  const text = render(node);
  const isWrapped = node.kind === 'parenthesized';
  return text.length > 30 ? '…' : isWrapped ? `(${text})` : text;
}

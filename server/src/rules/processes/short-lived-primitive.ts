import { startableNames } from '../../analysis/calls/startable-names.ts';
import { locate, nameOf } from '../../analysis/context.ts';
import { shortLivedPrimitives } from '../../analysis/processes/short-lived-primitives.ts';
import { defineRule } from '../definition.ts';

/** A function hands its own lock, queue or shared value to a process and returns: it is freed before the child has opened it. */
export const shortLivedPrimitive = defineRule({
  code: 'PC0726',
  name: 'short-lived-primitive',
  family: 'processes',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [startableNames],
  messages: { found: ['object', 'function'] },
  check(body, pass) {
    for (const { process, given, name, made } of pass.context.get(shortLivedPrimitives, body)) {
      const { creation, holding } = process;
      const at = locate(body, creation.unit, given);
      const child = creation.targets[0];
      pass.report({
        message: 'found',
        args: { object: name, function: nameOf(body) },
        ...(isForked(pass.context.target.version) ? { severity: 'warning' } : {}),
        at,
        related: [{ at: locate(body, made.unit, made.call), verb: 'created-here', object: name }],
        witness: [
          {
            role: 'main-process',
            name: nameOf(body),
            steps: [
              { at: locate(body, creation.unit, creation.call), verb: 'starts', object: process.display },
              { at, verb: 'returns-and-frees', object: name },
            ],
          },
          {
            role: 'child-process',
            ...(child ? { name: nameOf(child) } : {}),
            steps: [{ at, verb: 'fails-with', object: 'FileNotFoundError' }],
          },
        ],
        fixes: [
          {
            fix: 'add-join',
            args: { thread: holding.name ?? 'process' },
            safe: false,
            at: locate(body, creation.unit, creation.call),
          },
        ],
      });
    }
  },
});

/** By default, on Linux. */
const isForked = ([major, minor]: readonly [number, number]): boolean => major === 3 && minor < 14;

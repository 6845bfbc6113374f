/** Lock sets at the places of a program that call `here()`; a line's comment says what is surely held there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Context } from '../../server/src/analysis/context.ts';
import { controlFlow } from '../../server/src/analysis/flow/control-flow.ts';
import { heldLocks } from '../../server/src/analysis/locks/lock-set.ts';
import type { FunctionSymbol } from '../../server/src/semantic/symbols.ts';
import { subject } from '../support/program.ts';

const folder = new URL('./lock-sets/', import.meta.url);

/** Line → the user's names of the locks held at its `here()`, intersected over the copies of a `finally`. */
function heldAt(fn: FunctionSymbol, context: Context, lineOf: (offset: number) => number, found: Map<number, string>): void {
  const held = context.get(heldLocks, fn);
  for (const node of context.get(controlFlow, fn).nodes) {
    const call = node.kind === 'call' && node.expression?.kind === 'call' ? node.expression : undefined;
    const locks = held[node.id];
    if (call?.callee.kind !== 'name' || call.callee.id !== 'here' || !locks) continue;
    found.set(
      lineOf(call.start),
      [...locks.values()]
        .map(({ event }) => event.lock.display)
        .sort()
        .join(' '),
    );
  }
}

it.each(readdirSync(folder))('%s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const { program, context, module } = subject(text);
  const found = new Map<number, string>();
  for (const fn of module.functions) {
    const start = program.unitStart('subject.py', fn.unit) ?? 0;
    heldAt(fn, context, (offset) => text.slice(0, start + offset).split('\n').length, found);
  }
  const expected = new Map(
    text
      .split('\n')
      .flatMap((line, index) => [...line.matchAll(/here\(\) {2}# locks: ?(.*)$/g)].map((match) => [index + 1, match[1] ?? ''] as const)),
  );
  expect(expected.size).toBeGreaterThan(3);
  expect(found).toEqual(expected);
});

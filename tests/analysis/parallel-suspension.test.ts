/** Whether another task may run between `read()` and `write()` of each coroutine; the comment of its `def` says so. */
import { expect, it } from 'vitest';
import { controlFlow } from '../../server/src/analysis/flow/control-flow.ts';
import { suspensionBetween } from '../../server/src/analysis/parallel/suspension.ts';
import type { CfgNode } from '../../server/src/semantic/flow/cfg.ts';
import { type Subject, subject } from '../support/program.ts';

const text = `
import asyncio

def read(): ...
def write(): ...

async def straight():  # no
    read()
    write()

async def awaits():  # yes
    read()
    await asyncio.sleep(0)
    write()

async def unknown(thing):  # yes
    read()
    await thing
    write()

async def never_suspends():  # no
    return 1

async def through_plain():  # no
    read()
    await never_suspends()
    write()

async def through_helper():  # yes
    read()
    await awaits()
    write()

async def only_before():  # no
    await asyncio.sleep(0)
    read()
    write()

async def checked_again():  # no
    while True:
        read()
        write()
        await asyncio.sleep(0)

async def on_one_branch(flag):  # yes
    read()
    if flag:
        await asyncio.sleep(0)
    write()

async def each_element(stream):  # yes
    read()
    async for _ in stream:
        pass
    write()

async def under_lock(lock):  # yes
    read()
    async with lock:
        write()

class Quiet:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        pass

async def quiet_manager():  # no
    read()
    async with Quiet():
        write()

async def generator():  # yes
    read()
    yield 1
    write()

async def both_ways(n):  # no
    read()
    await other_way(n)
    write()

async def other_way(n):  # no
    if n:
        await both_ways(n - 1)

def plain():  # no
    read()
    write()
`;

function callOf(name: string, of: string, { fn, context }: Subject): CfgNode | undefined {
  return context
    .get(controlFlow, fn(of))
    .nodes.find(
      ({ kind, expression }) =>
        kind === 'call' && expression?.kind === 'call' && expression.callee.kind === 'name' && expression.callee.id === name,
    );
}

const expected = [...text.matchAll(/def (\w+)\(.*\): {2}# (yes|no)/g)].map(([, name = '', answer]) => [name, answer === 'yes'] as const);

it.each(expected)('%s', (name, suspends) => {
  const it = subject(text);
  const from = callOf('read', name, it);
  const to = callOf('write', name, it);
  const found = from && to && suspensionBetween(it.fn(name), from, to, it.context);
  expect(found !== undefined).toBe(suspends);
});

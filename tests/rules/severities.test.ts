/** How grave a finding is depends on what comes of it: an object made twice, or a value that is as good as its twin. */
import { expect, it } from 'vitest';
import { createChecker } from '../support/check.ts';

const checker = await createChecker();

const onFirstUse = (value: string): string => `
import threading
kept = None
def make(path):
    global kept
    if kept is None:
        text = open(path).read()
        kept = ${value}
    return kept
for _ in range(3):
    threading.Thread(target=make, args=("x",)).start()
`;

it.each([
  ['tuple(int(part) for part in text.split("."))', 'information'],
  ['".".join(text)', 'information'],
  ['tuple(map(int, text))', 'information'],
  ['"{}.{}".format(1, text)', 'information'],
  ['tuple([1, len(text)])', 'information'],
  ['tuple(text.split())', 'warning'],
  ['list(text)', 'warning'],
  ['text.strip()', 'warning'],
  ['make_one(text)', 'warning'],
])('made on first use: %s', (value, severity) => {
  const found = checker.check({ 'kept.py': onFirstUse(value) }).filter(({ code }) => code === 'PC0305');
  expect(found.map((each) => each.severity)).toEqual([severity]);
});

const skipped = (begin: string, end: string): string => `
import contextlib, os
@contextlib.contextmanager
def inside(room, rooms):
    ${begin}
    yield
    ${end}
`;

it.each([
  ['rooms.append(room)', 'rooms.pop()', 'information'],
  ['rooms.add(room)', 'rooms.discard(room)', 'information'],
  ['before = room.name; room.name = "in"', 'room.name = before', 'information'],
  ['before = os.getcwd(); os.chdir(room)', 'os.chdir(before)', 'warning'],
  ['door = open(room)', 'door.close()', 'warning'],
])('skipped by an exception: %s, %s', (begin, end, severity) => {
  const found = checker.check({ 'inside.py': skipped(begin, end) }).filter(({ code }) => code === 'PC1311');
  expect(found.map((each) => each.severity)).toEqual([severity]);
});

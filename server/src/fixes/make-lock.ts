/**
 * Gives a place that several threads update a lock, and holds it around each update in this file: beside the value that
 * `__init__` puts there for an attribute, below its first assignment for a variable. `at` lies in one of the updates,
 * `place` is `name` or `receiver.attribute`. Refuses what would take the new lock twice: an update that calls one of the
 * functions which hold it, directly or by way of others.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { With } from '../ir/statement.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { lockConstructor } from './lock-constructor.ts';
import { type Home, homeOf, isFunction } from './lock-home.ts';
import { functionDepth, isBroken, moduleSuite, type Placed, pathAt, type Suite, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { indentAt, linesBelow, ownsLines } from './source.ts';
import { underWith } from './under-with.ts';
import { changesWithin, type Region, updateRegions } from './update-regions.ts';

export const makeLock: FixBuilder = (context, at, { place = '' }) => {
  const path = pathAt(context.module, at.start);
  const isKnown = /^\w+(?:\.\w+)?$/.test(place) && !isBroken(path);
  const home = isKnown ? homeOf(context, path, place) : undefined;
  const made = home && lockConstructor(context);
  const regions = home && regionsIn(context, home);
  if (!home || !made || isShared(home) || !regions || !ownsLines(context.text, spanOf(home.birth))) return undefined;
  const { end, start } = spanOf(home.birth);
  const line = `${indentAt(context.text, start)}${home.lock} = ${made.made}`;
  return [...made.edits, linesBelow(context.text, end, [line]), ...regions];
};

/** What was handed in and is changed in place may be handed to others, too, whose lock would be another. */
function isShared({ birth: { statement }, users }: Home): boolean {
  const value = statement.kind === 'assign' || statement.kind === 'annotated' ? statement.value : undefined;
  const isGiven = value?.kind === 'name' || value?.kind === 'attribute' || value?.kind === 'subscript';
  return isGiven && users.some(({ fn, place }) => changesWithin(fn, place));
}

/** The edits that hold the lock; `undefined` when one of them cannot be made, or none is to be made. */
function regionsIn(context: FixContext, { users }: Home): readonly TextEdit[] | undefined {
  const found = users.map((user) => ({ ...user, regions: updateRegions(user.fn, user.place) }));
  const holders = found.filter(({ regions }) => regions === undefined || regions.length > 0);
  const takers = callersOf(
    context,
    holders.map(({ fn }) => nameOf(fn)),
  );
  const edits = holders.map(({ regions, lock }) => {
    const isSound = regions?.every((region) => isFree(context, region) && !callsAny([{ part: 'body', statements: region }], takers));
    return isSound ? regions?.flatMap((region) => held(context, region, lock)) : undefined;
  });
  return edits.length > 0 && edits.every((each) => each !== undefined) ? edits.flat() : undefined;
}

const nameOf = ({ statement }: Placed): string => (statement.kind === 'function' ? statement.fn.name : '');

/** Stands on lines of its own and under no other lock yet. */
function isFree({ text, module }: FixContext, region: Region): boolean {
  const span = spanOfRegion(region);
  if (!span || !ownsLines(text, span)) return false;
  const path = pathAt(module, span.start);
  return path
    .slice(functionDepth(path))
    .every(({ placed: { statement } }) => statement.kind !== 'with' || !statement.items.some(isReadyMade));
}

const isReadyMade = ({ context: { kind } }: With['items'][number]): boolean => kind === 'name' || kind === 'attribute';

/** The names of functions of this file that end up in one of `names`. */
function callersOf({ module }: FixContext, names: readonly string[]): ReadonlySet<string> {
  const found = new Set(names);
  const all = statementsIn([moduleSuite(module)], true).filter(isFunction);
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const fn of all) if (callsAny(suitesOf(fn), found)) found.add(nameOf(fn));
  }
  return found;
}

function callsAny(suites: readonly Suite[], names: ReadonlySet<string>): boolean {
  let calls = false;
  for (const { statement } of statementsIn(suites, true)) {
    for (const root of expressionsOf(statement)) {
      forEachExpression(root, (node) => {
        calls ||= (node.kind === 'name' && names.has(node.id)) || (node.kind === 'attribute' && names.has(node.name));
        return !calls;
      });
    }
  }
  return calls;
}

function held(context: FixContext, region: Region, lock: string): readonly TextEdit[] {
  const span = spanOfRegion(region);
  return span ? underWith(context, pathAt(context.module, span.start), span, lock) : [];
}

function spanOfRegion(region: Region): Span | undefined {
  const [first, last] = [region[0], region.at(-1)];
  return first && last && { start: spanOf(first).start, end: spanOf(last).end };
}

/** The tables are well-formed, and no two rows say what cannot both be. */
import { describe, expect, it } from 'vitest';
import { definitions, type TableName, tableNames } from '../../server/src/models/definitions.ts';
import { standardModels as models } from '../../server/src/models/standard.ts';
import { rowsOf, unfold } from '../../server/src/models/table.ts';

const namesIn = (table: TableName): readonly string[] => models.namesIn(table);

describe('rows', () => {
  it('are read without a problem, and each name has one', () => expect(models.problems()).toEqual([]));
  it('are in every table', () => expect(tableNames.filter((name) => namesIn(name).length === 0)).toEqual([]));
  it('have as many cells as their header', () => {
    const uneven = tableNames.flatMap((table) => {
      const lines = definitions[table].text.split('\n').filter((line) => line.trim() !== '');
      const width = (line: string): number => line.split('|').length;
      const most = width(lines[0] ?? '');
      return lines.filter((line) => width(line) !== most).map((line) => `${table}: ${line}`);
    });
    expect(uneven).toEqual([]);
  });
  it('leave nothing folded', () => {
    expect(tableNames.flatMap((table) => namesIn(table).filter((name) => /[{},\s]/.test(name)))).toEqual([]);
  });
});

describe('names', () => {
  const canonicalTables = tableNames.filter((table) => table !== 'aliases' && table !== 'versions');
  it('are those that evaluation gives: no row goes by an alias', () => {
    const strays = canonicalTables.flatMap((table) =>
      namesIn(table)
        .filter((name) => models.canonical(name.split('#')[0] ?? name) !== name.split('#')[0])
        .map((name) => `${table}: ${name}`),
    );
    expect(strays).toEqual([]);
  });
  it('an alias stands for the last word', () => {
    const chains = namesIn('aliases').filter((name) => models.canonical(models.canonical(name)) !== models.canonical(name));
    expect(chains).toEqual([]);
  });
  it('no class derives from itself', () => {
    expect(namesIn('bases').filter((name) => models.lineage(name).slice(1).includes(name) || models.lineage(name).length < 2)).toEqual([]);
  });
  it('classes that calls give are canonical', () => {
    const given = namesIn('results').flatMap((name) => models.result(name)?.type ?? []);
    expect(given.filter((type) => models.canonical(type) !== type)).toEqual([]);
  });
});

describe('no contradiction:', () => {
  it('what computes only does not wait', () => {
    expect(namesIn('blocking').filter((name) => models.work(name)?.computesOnly)).toEqual([]);
  });
  it('what gives a coroutine does not block the thread', () => {
    expect(namesIn('coroutines').filter((name) => models.blocking(name))).toEqual([]);
  });
  it('what waits long releases the GIL', () => {
    const held = namesIn('work').filter((name) => models.work(name)?.gil === 'held');
    expect(held.filter((name) => models.blocking(name) && models.blocking(name)?.blocks !== 'short')).toEqual([]);
  });
  it('a spawner that waits for what it started blocks', () => {
    const waiting = namesIn('spawners').filter((name) => models.spawn(name)?.waits);
    expect(waiting.length).toBeGreaterThan(5);
    expect(waiting.filter((name) => !models.blocking(name))).toEqual([]);
  });
  it('a spawner gives the handle that evaluation finds', () => {
    const wrong = namesIn('spawners').filter((name) => {
      const gives = models.spawn(name)?.gives;
      const found = models.result(name)?.type;
      return gives !== undefined && found !== undefined && gives !== found;
    });
    expect(wrong).toEqual([]);
  });
  it('tasks are made of coroutines or async functions, threads of functions', () => {
    const wrong = namesIn('spawners').filter((name) => {
      const { runsIn, takes } = models.spawn(name) ?? {};
      return runsIn === 'task' ? takes === 'function' : takes === 'coroutine' || takes === 'async-function';
    });
    expect(wrong).toEqual([]);
  });
  it('a join blocks, is awaited, or ends with an iteration', () => {
    const wrong = namesIn('joins').filter((name) => {
      const model = models.join(name);
      if (model?.awaited) return models.coroutine(name) === undefined && !name.endsWith('#__aexit__');
      return model?.ends.scope !== 'iterated' && models.blocking(name) === undefined;
    });
    expect(wrong).toEqual([]);
  });
  it('a join and a blocking call have the same timeout', () => {
    const wrong = namesIn('joins').filter((name) => {
      const join = models.join(name)?.timeout;
      const blocking = models.blocking(name);
      return blocking && JSON.stringify(join) !== JSON.stringify(blocking.timeout);
    });
    expect(wrong).toEqual([]);
  });
  it('acquire of a lock waits, by blocking or by a coroutine', () => {
    const own = namesIn('locks');
    expect(own.filter((type) => models.lock(type)?.isAsync && !models.coroutine(`${type}#acquire`))).toEqual([]);
    expect(own.filter((type) => !models.lock(type)?.isAsync && !models.blocking(`${type}#acquire`))).toEqual([]);
  });
  it('what is a lock is not also an event or a pool', () => {
    expect(namesIn('locks').filter((type) => models.synchronizer(type) || models.pool(type))).toEqual([]);
  });
  it('a pool of threads runs what it is given where its methods say', () => {
    const wrong = namesIn('pools').flatMap((type) =>
      ['submit', 'map', 'apply_async', 'spawn']
        .map((method) => models.spawn(`${type}#${method}`))
        .filter((spawn) => spawn && spawn.runsIn !== models.pool(type)?.runsIn)
        .map(() => type),
    );
    expect(wrong).toEqual([]);
  });
  it('versions are in order', () => {
    const wrong = namesIn('versions').filter((name) => {
      const { since, deprecated, removed } = models.version(name) ?? {};
      const ages = [since, deprecated, removed].flatMap((version) => (version ? [version[0] * 1000 + version[1]] : []));
      return ages.some((age, index) => index > 0 && age <= (ages[index - 1] ?? 0));
    });
    expect(wrong).toEqual([]);
  });
});

describe('a table of text', () => {
  it('gives records by heading; empty cells are absent', () => {
    expect(rowsOf('\nname | on | when\n\na.{b,c} | timer |\nd | | full\n')).toEqual([
      { names: ['a.b', 'a.c'], record: { on: 'timer' } },
      { names: ['d'], record: { when: 'full' } },
    ]);
  });
  it.each([
    ['a', ['a']],
    ['a.{b,c}#{d,e}', ['a.b#d', 'a.b#e', 'a.c#d', 'a.c#e']],
    ['{a,b.c}.d', ['a.d', 'b.c.d']],
    ['a.{b', ['a.{b']],
  ])('%s unfolds', (name, names) => expect(unfold(name)).toEqual(names));
});

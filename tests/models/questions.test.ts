/** What the one door answers: by name, by pattern, by base class; and what a user's rows change. */
import { describe, expect, it } from 'vitest';
import { Models } from '../../server/src/models/models.ts';
import { standardModels as models } from '../../server/src/models/standard.ts';
import { readUserModels } from '../../server/src/models/user-rows.ts';

describe('names', () => {
  it.each([
    ['_thread.allocate_lock', 'threading.Lock'],
    ['multiprocessing.synchronize.RLock', 'multiprocessing.RLock'],
    ['multiprocessing.dummy.Pool', 'multiprocessing.pool.ThreadPool'],
    ['io.open', 'open'],
    ['threading.Lock', 'threading.Lock'],
    ['constructor', 'constructor'],
  ])('%s is %s', (name, canonical) => expect(models.canonical(name)).toBe(canonical));
  it.each([
    ['threading.Lock', { type: 'threading.Lock', found: false }],
    ['threading.current_thread', { type: 'threading.Thread', found: true }],
    ['str#strip', { type: 'str', found: true }],
    ['str#split', { type: 'list', of: 'str', found: false }],
    ['sqlite3.connect', { type: 'sqlite3.Connection', found: false }],
    ['time.time', undefined],
    ['threading.Thread#Start', undefined],
  ])('%s gives %j', (name, result) => expect(models.result(name)).toEqual(result));
  it('a context is the module under another roof', () => {
    expect(models.moduleReturnedBy('multiprocessing.get_context')).toBe('multiprocessing');
    expect(models.moduleReturnedBy('threading.Thread')).toBeUndefined();
  });
  it('stars bring what they bring', () => {
    expect(models.starBrings('threading', 'Lock')).toBe(true);
    expect(models.starBrings('threading', 'Queue')).toBe(false);
    expect(models.starBrings('elsewhere', 'Lock')).toBe(false);
  });
  it('builtins are known', () => expect(['len', 'Thread', 'toString'].map((name) => models.isBuiltin(name))).toEqual([true, false, false]));
});

describe('methods', () => {
  it('are asked of base classes', () => {
    expect(models.blocking('queue.PriorityQueue#join')).toEqual(models.blocking('queue.Queue#join'));
    expect(models.loopMethod('asyncio.PriorityQueue#put_nowait')?.fromThreads).toBe('unsafe');
    expect(models.join('concurrent.futures.ProcessPoolExecutor#shutdown')?.ends).toEqual({ scope: 'jobs' });
    expect(models.blocking('queue.Queue#get_nowait')).toBeUndefined();
  });
  it('have patterns', () => {
    expect(models.neverRaises('logging.Logger#whatever')).toBe(true);
    expect(models.entryPoint('http.server.SimpleHTTPRequestHandler', 'do_GET')?.ifServer).toBe('socketserver.ThreadingMixIn');
    expect(models.entryPoint('http.server.SimpleHTTPRequestHandler', 'go')).toBeUndefined();
    expect(models.hook('paho.mqtt.client.Client#on_message')).toEqual({ runsIn: 'thread', overlap: false });
  });
  it('of the nearest class come first', () => {
    const handler = models.entryPointsOf('logging.handlers.QueueHandler');
    expect(handler.find(({ method }) => method === 'enqueue')?.guard).toBe('lock');
    expect(handler.find(({ method }) => method === 'emit')?.guard).toBe('lock');
  });
});

describe('facts', () => {
  it('a thread takes its target and one tuple, and starts later', () => {
    const thread = models.spawn('threading.Thread');
    expect(thread).toMatchObject({ runsIn: 'thread', startsLater: true, pooled: false, keeps: true, takes: 'function' });
    expect(thread?.target).toEqual({ index: 1, keyword: 'target' });
    expect(thread?.arguments).toEqual({ tuple: { index: 3, keyword: 'args' } });
    expect(thread?.keywords).toEqual({ index: 4, keyword: 'kwargs' });
  });
  it('gather takes coroutines from the first argument on; nobody keeps its tasks', () => {
    expect(models.spawn('asyncio.gather')).toMatchObject({ targets: 'from', takes: 'coroutine', keeps: false, target: { index: 0 } });
    expect(models.spawn('asyncio.TaskGroup#create_task')?.keeps).toBe(true);
  });
  it('an executor decides for run_in_executor', () => {
    expect(models.spawn('asyncio.AbstractEventLoop#run_in_executor')?.executor).toEqual({ index: 0, keyword: 'executor' });
  });
  it('get does not wait with block=False', () => {
    expect(models.blocking('queue.Queue#get')).toMatchObject({
      blocks: 'cond',
      on: 'queue',
      unless: { parameter: { index: 0, keyword: 'block' }, value: 'False' },
      timeout: { index: 1, keyword: 'timeout' },
    });
  });
  it('wait of a condition frees its lock, and only that', () => {
    const freeing = models.namesIn('blocking').filter((name) => models.blocking(name)?.frees);
    expect(freeing.every((name) => /Condition#wait(_for)?$/.test(name))).toBe(true);
    expect(freeing.length).toBeGreaterThan(0);
  });
  it('what starts with start() and ends with join()', () => {
    expect([...models.startables].sort()).toEqual(['multiprocessing.Process', 'threading.Thread', 'threading.Timer']);
  });
  it.each([
    ['linux', [3, 13], 'fork'],
    ['linux', [3, 14], 'forkserver'],
    ['macos', [3, 7], 'fork'],
    ['macos', [3, 8], 'spawn'],
    ['windows', [3, 14], 'spawn'],
  ] as const)('processes on %s with %j start by %s', (platform, version, method) => {
    expect(models.startMethod(platform, version)).toBe(method);
  });
  it('keywords have an age', () => {
    expect(models.version('asyncio.sleep(loop)')).toMatchObject({ deprecated: [3, 8], removed: [3, 10] });
    expect(models.version('asyncio.sleep')).toBeUndefined();
  });
  it('names of the prototype are unknown', () => {
    expect([models.lock('constructor'), models.spawn('toString'), models.blocking('__proto__#get')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("a user's rows", () => {
  const read = (section: Record<string, unknown>): Models => readUserModels(section).models ?? new Models();
  it('are answers like any other', () => {
    const own = read({
      blocking: { 'mylib.fetch': { on: 'network' } },
      spawners: { 'mylib.go': { 'runs-in': 'thread', target: 0, arguments: 'rest 1' } },
      locks: { 'mylib.mutex': { again: 'deadlocks' } },
      quiet: { 'mylib.{note,tell}': {} },
    });
    expect(own.blocking('mylib.fetch')).toEqual({ blocks: 'always', on: 'network', frees: false });
    expect(own.spawn('mylib.go')).toMatchObject({ runsIn: 'thread', target: { index: 0 }, arguments: { rest: 1 }, startsLater: false });
    expect(own.lock('mylib.mutex')).toMatchObject({ domain: 'threads', again: 'deadlocks', isAsync: false });
    expect(own.result('mylib.mutex')).toEqual({ type: 'mylib.mutex', found: false });
    expect(own.neverRaises('mylib.tell')).toBe(true);
    expect(own.isUsers('mylib.other')).toBe(true);
    expect(own.isUsers('yourlib.go')).toBe(false);
  });
  it('leave ours as they are', () => {
    const own = read({ locks: { 'mylib.Lock': { again: 'nests' } } });
    expect(own.lock('threading.Lock')).toEqual(models.lock('threading.Lock'));
    expect(models.lock('mylib.Lock')).toBeUndefined();
  });
  it('take the place of ours of that name, in any spelling', () => {
    const own = read({ blocking: { 'multiprocessing.pool.Pool#join': { on: 'process', blocks: 'short' } } });
    expect(own.blocking('multiprocessing.Pool#join')).toEqual({ blocks: 'short', on: 'process', frees: false });
  });
  it('add classes and spellings', () => {
    const own = read({
      bases: { 'mylib.JobQueue': { bases: ['queue.Queue'] } },
      aliases: { 'mylib.api.Lock': { 'stands-for': 'threading.Lock' } },
    });
    expect(own.blocking('mylib.JobQueue#get')).toEqual(models.blocking('queue.Queue#get'));
    expect(own.canonical('mylib.api.Lock')).toBe('threading.Lock');
  });
  it('may go round in circles', () => {
    const own = read({ bases: { 'a.A': { bases: 'a.B' }, 'a.B': { bases: 'a.A' } } });
    expect(own.lineage('a.A')).toEqual(['a.A', 'a.B']);
  });
  it('are equal by their text', () => {
    const section = { blocking: { 'mylib.fetch': { on: 'network' } } };
    expect(read(section).key).toBe(read(section).key);
    expect(read(section).key).not.toBe(models.key);
  });
});

describe('a bad row of a user', () => {
  it.each([
    [{ blocking: { 'mylib.fetch': {} } }, 'blocking."mylib.fetch"', "'on' is missing, expected one of 'timer', 'terminal'"],
    [{ blocking: { 'mylib.fetch': { on: 'web' } } }, 'blocking."mylib.fetch"', /^'on' expected one of .*'network'.*, found "web"$/],
    [
      { blocking: { 'mylib.fetch': { on: 'network', often: true } } },
      'blocking."mylib.fetch"',
      "unknown key 'often', expected one of blocks, on, when",
    ],
    [{ blocking: { 'mylib.fetch': 'network' } }, 'blocking."mylib.fetch"', 'expected a table of columns, found "network"'],
    [
      { blocking: { 'my lib': { on: 'network' } } },
      'blocking."my lib"',
      "expected a qualified name such as 'mylib.Client' or 'mylib.Client#fetch'",
    ],
    [{ blocking: ['mylib.fetch'] }, 'blocking', 'expected a table from names to their columns, found ["mylib.fetch"]'],
    [{ blockers: {} }, 'blockers', 'unknown table, expected one of aliases, bases, blocking'],
    [{ builtins: { launch: {} } }, 'builtins', 'unknown table'],
    [
      { spawners: { 'mylib.go': { 'runs-in': 'thread', target: -1 } } },
      'spawners."mylib.go"',
      "'target' expected an argument such as 0, '1 target' or 'target'",
    ],
    [
      { spawners: { 'mylib.go': { 'runs-in': 'cloud', target: 0 } } },
      'spawners."mylib.go"',
      "'runs-in' expected one of 'thread', 'process'",
    ],
    [
      { spawners: { 'mylib.go': { 'runs-in': 'thread', target: 0, pooled: 'maybe' } } },
      'spawners."mylib.go"',
      `'pooled' expected true or false, found "maybe"`,
    ],
    [
      { locks: { 'mylib.Lock': { again: 'nests', domain: 'hosts' } } },
      'locks."mylib.Lock"',
      "'domain' expected one of 'threads', 'processes', 'tasks'",
    ],
    [{ versions: { 'mylib.go': { since: 3.1 } } }, 'versions."mylib.go"', "'since' expected a version such as '3.14', found 3.1"],
  ])('%j is said and not used', (section, key, message) => {
    const { models: own, problems } = readUserModels(section);
    expect(own).toBeUndefined();
    expect(problems.map((problem) => problem.key)).toEqual([key]);
    expect(problems[0]?.message).toMatch(message);
  });
  it('costs only itself', () => {
    const { models: own, problems } = readUserModels({
      blocking: { 'mylib.a': { on: 'network' }, 'mylib.b': {}, 'mylib.c': { on: 'disk' } },
    });
    expect(problems).toHaveLength(1);
    expect([own?.blocking('mylib.a')?.on, own?.blocking('mylib.b'), own?.blocking('mylib.c')?.on]).toEqual(['network', undefined, 'disk']);
  });
});

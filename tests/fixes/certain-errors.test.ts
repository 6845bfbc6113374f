/**
 * What a rule calls an error happens for certain, and a warning when what it names comes true, as in its program here:
 * Python runs each under a time limit, before the fix it fails as the rule says, and after the fix it does what it should.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/base/span.ts';
import { createChecker } from '../support/check.ts';

const checker = await createChecker();

interface Program {
  readonly code: string;
  /** An error unless said. */
  readonly severity?: 'warning';
  readonly fix: string;
  readonly text: string;
  /** A part of what Python prints to stderr; 'hang' when it never ends. */
  readonly fails: string;
  /** What the mended program prints. */
  readonly prints: string;
}

const folder = mkdtempSync(join(tmpdir(), 'interleave-program-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Milliseconds that a program which does not hang needs by far. */
const patience = 8000;

function run(program: string): { readonly output: string; readonly errors: string } {
  const file = join(folder, 'program.py');
  writeFileSync(file, program);
  const { stdout, stderr, signal } = spawnSync('python3', [file], { encoding: 'utf8', timeout: patience, killSignal: 'SIGKILL' });
  return { output: stdout, errors: signal === null ? stderr : 'hang' };
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

const programs: readonly Program[] = [
  {
    code: 'PC0101',
    fix: 'name-target',
    text: lines('import threading', 'def work():', '    print("done")', 't = threading.Thread(work)', 't.start()', 't.join()'),
    fails: 'AssertionError: group argument must be None for now',
    prints: 'done\n',
  },
  {
    code: 'PC0103',
    fix: 'make-tuple',
    text: lines(
      'import threading',
      'def greet(name):',
      '    print(name)',
      't = threading.Thread(target=greet, args=("Ann"))',
      't.start()',
      't.join()',
    ),
    fails: 'TypeError: greet() takes 1 positional argument but 3 were given',
    prints: 'Ann\n',
  },
  {
    code: 'PC0109',
    fix: 'call-base-init',
    text: lines(
      'import threading',
      'class Worker(threading.Thread):',
      '    def __init__(self, name):',
      '        self.what = name',
      '    def run(self):',
      '        print(self.what)',
      'w = Worker("done")',
      'w.start()',
      'w.join()',
    ),
    fails: 'RuntimeError: thread.__init__() not called',
    prints: 'done\n',
  },
  {
    code: 'PC0112',
    fix: 'drop-call',
    text: lines(
      'import threading',
      'def work():',
      '    print("done")',
      't = threading.Thread(target=work)',
      't.start()',
      't.join()',
      't.start()',
    ),
    fails: 'RuntimeError: threads can only be started once',
    prints: 'done\n',
  },
  {
    code: 'PC0113',
    fix: 'daemon-before-start',
    text: lines('import threading', 't = threading.Thread(target=print, args=("done",))', 't.start()', 't.daemon = True', 't.join()'),
    fails: 'RuntimeError: cannot set daemon status of active thread',
    prints: 'done\n',
  },
  {
    code: 'PC0111',
    fix: 'drop-call',
    text: lines(
      'import threading',
      'class Worker(threading.Thread):',
      '    def run(self):',
      '        self.join()',
      '        print("done")',
      'w = Worker()',
      'w.start()',
      'w.join()',
    ),
    fails: 'RuntimeError: cannot join current thread',
    prints: 'done\n',
  },
  {
    code: 'PC0402',
    fix: 'hold-condition',
    text: lines('import threading', 'c = threading.Condition()', 'c.notify_all()', 'print("done")'),
    fails: 'RuntimeError: cannot notify on un-acquired lock',
    prints: 'done\n',
  },
  {
    code: 'PC0410',
    fix: 'ask-event',
    text: lines(
      'import threading',
      'stop = threading.Event()',
      'def work():',
      '    while stop:',
      '        pass',
      't = threading.Thread(target=work, daemon=False)',
      't.start()',
      't.join()',
      'print("done")',
    ),
    fails: 'hang',
    prints: 'done\n',
  },
  {
    code: 'PC0507',
    fix: 'of-multiprocessing',
    text: lines(
      'import multiprocessing',
      'def work(results):',
      '    results.put("done")',
      'if __name__ == "__main__":',
      '    results = multiprocessing.Queue()',
      '    with multiprocessing.Pool(1) as pool:',
      '        pool.apply(work, (results,))',
      '    print(results.get())',
    ),
    fails: 'RuntimeError: Queue objects should only be shared between processes through inheritance',
    prints: 'done\n',
  },
  {
    code: 'PC0703',
    fix: 'of-multiprocessing',
    text: lines(
      'import threading',
      'from multiprocessing import Pool',
      'def work(lock):',
      '    with lock:',
      '        return "done"',
      'if __name__ == "__main__":',
      '    lock = threading.Lock()',
      '    with Pool(1) as pool:',
      '        print(pool.apply(work, (lock,)))',
    ),
    fails: "TypeError: cannot pickle '_thread.lock' object",
    prints: 'done\n',
  },
  {
    code: 'PC0511',
    severity: 'warning',
    fix: 'sentinel-for-each',
    text: lines(
      'import queue, threading',
      'jobs = queue.Queue()',
      'def work():',
      '    for job in iter(jobs.get, None):',
      '        print(job)',
      'workers = [threading.Thread(target=work) for _ in range(3)]',
      'for worker in workers: worker.start()',
      'jobs.put(1)',
      'jobs.put(None)',
      'for worker in workers: worker.join()',
    ),
    fails: 'hang',
    prints: '1\n',
  },
  {
    code: 'PC0514',
    fix: 'counting-queue',
    text: lines('import queue', 'jobs = queue.SimpleQueue()', 'jobs.put(1)', 'print(jobs.get())', 'jobs.task_done()', 'jobs.join()'),
    fails: "SimpleQueue' object has no attribute 'task_done'",
    prints: '1\n',
  },
  {
    code: 'PC0514',
    fix: 'counting-queue',
    text: lines(
      'import multiprocessing',
      'jobs = multiprocessing.Queue()',
      'jobs.put(1)',
      'print(jobs.get())',
      'jobs.task_done()',
      'jobs.join()',
    ),
    fails: "AttributeError: 'Queue' object has no attribute 'task_done'",
    prints: '1\n',
  },
  {
    code: 'PC0708',
    fix: 'close-first',
    text: lines(
      'import multiprocessing',
      'def work(number):',
      '    return number + 1',
      'if __name__ == "__main__":',
      '    pool = multiprocessing.Pool(1)',
      '    result = pool.map(work, [1])',
      '    pool.join()',
      '    print(*result)',
    ),
    fails: 'ValueError: Pool is still running',
    prints: '2\n',
  },
  {
    code: 'PC0609',
    severity: 'warning',
    fix: 'main-guard',
    text: lines(
      'import multiprocessing',
      'def work(number):',
      '    print(number + 1)',
      'child = multiprocessing.get_context("spawn").Process(target=work, args=(1,))',
      'child.start()',
      'child.join()',
    ),
    fails: 'bootstrapping phase',
    prints: '2\n',
  },
  {
    code: 'PC0712',
    severity: 'warning',
    fix: 'force-method',
    text: lines(
      'import multiprocessing',
      'def work():',
      '    print("done")',
      'multiprocessing.set_start_method("spawn")',
      'if __name__ == "__main__":',
      '    child = multiprocessing.Process(target=work)',
      '    child.start()',
      '    child.join()',
    ),
    fails: 'context has already been set',
    prints: 'done\n',
  },
  {
    code: 'PC0702',
    severity: 'warning',
    fix: 'drain-first',
    text: lines(
      'from multiprocessing import Process, Queue',
      'def work(results, size):',
      '    results.put("x" * size)',
      'if __name__ == "__main__":',
      '    results = Queue()',
      '    child = Process(target=work, args=(results, 1_000_000), daemon=True)',
      '    child.start()',
      '    child.join()',
      '    text = results.get()',
      '    print(len(text))',
    ),
    fails: 'hang',
    prints: '1000000\n',
  },
  {
    code: 'PC0719',
    fix: 'drop-argument',
    text: lines(
      'from multiprocessing import Process',
      'def work():',
      '    print("done")',
      'def outer():',
      '    inner = Process(target=work)',
      '    inner.start()',
      '    inner.join()',
      'if __name__ == "__main__":',
      '    process = Process(target=outer, daemon=True)',
      '    process.start()',
      '    process.join()',
    ),
    fails: 'daemonic processes are not allowed to have children',
    prints: 'done\n',
  },
  {
    code: 'PC0726',
    fix: 'add-join',
    text: lines(
      'import multiprocessing',
      'def add(total):',
      '    with total.get_lock():',
      '        total.value += 1',
      '    print(total.value)',
      'def count():',
      '    total = multiprocessing.Value("i", 0)',
      '    adder = multiprocessing.Process(target=add, args=(total,))',
      '    adder.start()',
      'if __name__ == "__main__":',
      '    multiprocessing.set_start_method("spawn")',
      '    count()',
    ),
    fails: 'FileNotFoundError',
    prints: '1\n',
  },
  {
    code: 'PC0706',
    severity: 'warning',
    fix: 'join-pool',
    text: lines(
      'import multiprocessing, time',
      'def work(number):',
      '    time.sleep(0.5)',
      '    return number + 1',
      'if __name__ == "__main__":',
      '    with multiprocessing.Pool(1) as pool:',
      '        result = pool.apply_async(work, (1,))',
      '    print(result.get())',
    ),
    fails: 'hang',
    prints: '2\n',
  },
  {
    code: 'PC0803',
    severity: 'warning',
    fix: 'respell',
    text: lines(
      'import subprocess, sys',
      'child = subprocess.Popen([sys.executable, "-c", "print(7 * 100_000 * str(1))"], stdout=subprocess.PIPE)',
      'child.wait()',
      'print("done")',
    ),
    fails: 'hang',
    prints: 'done\n',
  },
  {
    code: 'PC0811',
    severity: 'warning',
    fix: 'respell',
    text: lines(
      'import asyncio, sys',
      'async def main():',
      '    arguments = ["-c", "print(7 * 100_000 * str(1))"]',
      '    child = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)',
      '    await child.wait()',
      '    print("done")',
      'asyncio.run(main())',
    ),
    fails: 'hang',
    prints: 'done\n',
  },
];

describe.each(programs)('$code $fix', ({ code, severity = 'error', fix, text, fails, prints }) => {
  const found = checker.check({ 'program.py': text }).find((each) => each.code === code);

  it('is found, and Python fails', () => {
    expect(found?.severity).toBe(severity);
    expect(run(text).errors).toContain(fails);
  });

  it('is mended', () => {
    const edits = found && checker.fix(text, found, fix)?.edits;
    expect(edits).toBeDefined();
    expect(run(applyEdits(text, edits ?? []))).toEqual({ output: prints, errors: '' });
  });
});

/** What was taken from a queue is done, whatever happens to it. */
import { describeFix } from './support.ts';

const args = { call: 'q.task_done()', get: 'q.get' };
const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

describeFix('finally-task-done', [
  {
    title: 'everything after the get()',
    args,
    before: lines(
      'while True:',
      '    page = q.get()',
      '    if page is None:',
      '        break',
      '    load(page)  # slow',
      '    «q.task_done()»',
      '    print(page)',
    ),
    after: lines(
      'while True:',
      '    page = q.get()',
      '    try:',
      '        if page is None:',
      '            break',
      '        load(page)  # slow',
      '    finally:',
      '        q.task_done()',
      '    print(page)',
    ),
  },
  {
    title: 'after a try',
    args,
    before: lines(
      'while True:',
      '    page = q.get()',
      '    try:',
      '        load(page)',
      '    except OSError:',
      '        pass',
      '    «q.task_done()»  # counted',
    ),
    after: lines(
      'while True:',
      '    page = q.get()',
      '    try:',
      '        load(page)',
      '    except OSError:',
      '        pass',
      '    finally:',
      '        q.task_done()  # counted',
    ),
  },
  {
    title: 'at the end of what is tried',
    args,
    before: lines(
      'while True:',
      '    page = q.get()',
      '    try:',
      '        load(page)',
      '        «q.task_done()»  # counted',
      '    except OSError:',
      '        print(page)',
    ),
    after: lines(
      'while True:',
      '    page = q.get()',
      '    try:',
      '        load(page)',
      '    except OSError:',
      '        print(page)',
      '    finally:',
      '        q.task_done()  # counted',
    ),
  },
  {
    title: 'a get() that is tried, too',
    args,
    before: lines(
      'while True:',
      '    try:',
      '        load(q.get(timeout=1))',
      '        print(1)',
      '        «q.task_done()»',
      '    except Empty:',
      '        break',
    ).replace('load(q.get(timeout=1))', 'load(\n            q.get(timeout=1))'),
  },
  {
    title: 'a second task_done()',
    args,
    before: lines(
      'while True:',
      '    page = q.get()',
      '    if page is None:',
      '        q.task_done()',
      '        break',
      '    load(page)',
      '    «q.task_done()»',
    ),
  },
  { title: 'nothing in between', args, before: lines('while True:', '    page = q.get()', '    «q.task_done()»') },
]);

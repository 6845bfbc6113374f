/** What the file does goes under the guard of the main module. */
import { describeFix } from './support.ts';

const args = {};

describeFix('main-guard', [
  {
    title: 'to the end of the file',
    args,
    before: 'def f():\n    pass\n\n\n«p = Process(target=f)»\np.start()  # now\n\n# wait\np.join()\nprint("""\nall\n""")\n',
    after:
      'def f():\n    pass\n\n\nif __name__ == "__main__":\n    p = Process(target=f)\n    p.start()  # now\n\n    # wait\n    p.join()\n    print("""\nall\n""")\n',
  },
  {
    title: 'a block',
    args,
    before: 'if y:\n    x = 1\n«with Pool() as p:\n    p.map(f, x)»',
    after: 'if y:\n    x = 1\nif __name__ == "__main__":\n    with Pool() as p:\n        p.map(f, x)',
  },
  { title: 'a definition behind it', args, before: '«p.start()»\n\ndef f(): pass\n' },
  { title: 'an import behind it', args, before: '«p.start()»\nimport a\n' },
  { title: 'a variable that a function needs', args, before: 'def f(): return n\n«p = Pool()»\nn = 1\n' },
  { title: 'under a condition already', args, before: 'if x:\n    «p.start()»\n' },
  { title: 'inside a function', args, before: 'def f():\n    «p.start()»\n' },
]);

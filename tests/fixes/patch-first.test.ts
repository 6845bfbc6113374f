/** `monkey.patch_all()` and its import move in front of the other imports. */
import { describeFix } from './support.ts';

const args = { call: 'monkey.patch_all()' };

describeFix('patch-first', [
  {
    title: 'below the docstring',
    args,
    before:
      '"""Doc."""\n\nimport os\nfrom time import sleep\nfrom gevent import monkey  # patches\n\n«monkey.patch_all()»  # all\nsleep(1)\n',
    after: '"""Doc."""\n\nfrom gevent import monkey  # patches\nmonkey.patch_all()  # all\nimport os\nfrom time import sleep\n\nsleep(1)\n',
  },
  {
    title: 'the import is there already',
    args,
    before: 'from __future__ import annotations\nfrom gevent import monkey\nimport requests\n«monkey.patch_all()»\nprint(requests)\n',
    after: 'from __future__ import annotations\nfrom gevent import monkey\nmonkey.patch_all()\nimport requests\nprint(requests)\n',
  },
  { title: 'one of several names', args, before: 'import requests\nfrom gevent import monkey, spawn\n«monkey.patch_all()»\n' },
  { title: 'inside a block', args, before: 'import requests\nfrom gevent import monkey\nif x:\n    «monkey.patch_all()»\n' },
  { title: 'more on the line', args, before: 'import requests\nfrom gevent import monkey\n«monkey.patch_all()»; x = 1\n' },
]);

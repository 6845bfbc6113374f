/** gevent patches before anything else is imported. */
import { describeFix } from './support.ts';

describeFix('patch-all', [
  {
    title: 'behind the future',
    before:
      '"""Crawls."""\nfrom __future__ import annotations\n\nimport time  # to wait\nif __name__ == "__main__":\n    «time.sleep(1)»\n',
    after:
      '"""Crawls."""\nfrom __future__ import annotations\n\nfrom gevent import monkey\n\nmonkey.patch_all()\n\nimport time  # to wait\nif __name__ == "__main__":\n    time.sleep(1)\n',
  },
  { title: 'a file that is only imported', before: 'import time\n«time.sleep(1)»\n' },
  { title: 'patched already', before: 'from gevent import monkey\nif __name__ == "__main__":\n    «time.sleep(1)»\n' },
]);

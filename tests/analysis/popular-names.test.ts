/** Every script has a `main`: a folder of scripts must give what each of them gives alone. */
import { expect, it } from 'vitest';
import { createChecker, type Files } from '../support/check.ts';

const logins = `import threading

sessions = {}


def log_in(count):
    for n in range(count):
        sessions[f"user{n}"] = n


def count_active():
    return [name for name in sessions.values() if name]


def main():
    worker = threading.Thread(target=log_in, args=(2_000,))
    worker.start()
    while worker.is_alive():
        print(count_active())
    worker.join()


if __name__ == "__main__":
    main()
`;
const other = (index: number): string =>
  `import threading\n\n\ndef main():\n    print(${index})\n\n\nif __name__ == "__main__":\n    main()\n`;

it('a hundred other functions called main take no finding away', async () => {
  const checker = await createChecker();
  const summary = (files: Files) => checker.check(files).map(({ code, start }) => [code, start]);
  const alone = summary({ '/work/logins.py': logins });
  const others = Array.from({ length: 100 }, (_, index) => [`/work/script${index}.py`, other(index)] as const);
  expect(alone.map(([code]) => code)).toContain('PC0307');
  expect(summary({ ...Object.fromEntries(others), '/work/logins.py': logins })).toEqual(alone);
});

import { describe, expect, it } from 'vitest';
import { scanComments } from '../../server/src/workspace/comments.ts';
import { isSuppressed, readSuppressions } from '../../server/src/workspace/suppression.ts';

/** Whether PC0204 (release-skipped-by-exception) is reported where `⟨` stands. */
function isReported(marked: string, rule = { code: 'PC0204', name: 'release-skipped-by-exception' }): boolean {
  const start = marked.indexOf('⟨');
  expect(start).toBeGreaterThanOrEqual(0);
  return !isSuppressed(readSuppressions(marked.replace('⟨', '')), { ...rule, start });
}

const commentsOf = (text: string): readonly string[] => scanComments(text).comments.map(({ start, end }) => text.slice(start, end));

describe('own comments', () => {
  it.each([
    ['no comment', '⟨a.acquire()', true],
    ['bare', '⟨a.acquire()  # interleave: ignore', false],
    ['bare with a reason', '⟨a.acquire()  # interleave: ignore -- the caller releases', false],
    ['this code', '⟨a.acquire()  # interleave: ignore[PC0204]', false],
    ['this code in lower case', '⟨a.acquire()  #interleave:ignore [pc0204]', false],
    ['this name', '⟨a.acquire()  # interleave: ignore[release-skipped-by-exception]', false],
    ['several', '⟨a.acquire()  # interleave: ignore[PC0203, PC0204]', false],
    ['another code', '⟨a.acquire()  # interleave: ignore[PC0203]', true],
    ['no code between the brackets', '⟨a.acquire()  # interleave: ignore[]', true],
    ['a bracket left open', '⟨a.acquire()  # interleave: ignore[PC0203', true],
    ['another word', '⟨a.acquire()  # interleave: ignore-file', true],
    ['behind another comment', '⟨a.acquire()  # why not # interleave: ignore[PC0204]', false],
    ['two directives', '⟨a.acquire()  # interleave: ignore[PC0203]  # interleave: ignore[PC0204]', false],
    ['the line above', '# interleave: ignore[PC0204]\n⟨a.acquire()', true],
    ['the line below', '⟨a.acquire()\nb()  # interleave: ignore[PC0204]', true],
  ])('%s', (_, text, reported) => expect(isReported(text)).toBe(reported));
});

describe('lines', () => {
  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('end at %s', (_, eol) => {
    expect(isReported(['x()', '⟨a.acquire()  # interleave: ignore', 'y()'].join(eol))).toBe(false);
    expect(isReported(['x()  # interleave: ignore', '⟨a.acquire()', 'y()  # interleave: ignore'].join(eol))).toBe(true);
  });
  it('a comment at the end of a statement counts for all its lines', () => {
    expect(isReported('if ok and ⟨a.acquire(\n    timeout=1,\n):  # interleave: ignore\n    pass')).toBe(false);
    expect(isReported('x = ok and \\\n    ⟨a.acquire()  # interleave: ignore\n')).toBe(false);
    expect(isReported('log("""\n# no comment\n""", ⟨a.acquire())  # interleave: ignore\n')).toBe(false);
  });
  it('a comment inside a statement counts for its own line', () => {
    expect(isReported('f(\n    ⟨a.acquire(),  # interleave: ignore\n    b,\n)')).toBe(false);
    expect(isReported('f(\n    ⟨a.acquire(),\n    b,  # interleave: ignore\n)')).toBe(true);
  });
  it('a bracket that is never closed does not spread a comment over the rest of the file', () => {
    expect(isReported('f(\n⟨a.acquire()\nb()\nc()  # interleave: ignore')).toBe(true);
    expect(isReported('f(\n⟨a.acquire()  # interleave: ignore\nb()\n')).toBe(false);
  });
});

describe('comments of other tools', () => {
  const inner = { code: 'PC0208', name: 'nested-lock-acquisition' };
  it.each([
    ['noqa', '⟨a.acquire()  # noqa', false],
    ['NOQA', '⟨a.acquire()  # NOQA', false],
    ['noqa of the same defect', '⟨a.acquire()  # noqa: PLR1732', false],
    ['noqa of several', '⟨a.acquire()  # noqa: F401,R1732 on purpose', false],
    ['noqa of another defect', '⟨a.acquire()  # noqa: F401', true],
    ['noqa of our code', '⟨a.acquire()  # noqa: PC0204', false],
    ['noqa with a colon and no code', '⟨a.acquire()  # noqa: because', true],
    ['noqa inside a word', '⟨a.acquire()  # noqable', true],
    ['pylint by name', '⟨a.acquire()  # pylint: disable=consider-using-with', false],
    ['pylint by code, among others', '⟨a.acquire()  # pylint: disable=invalid-name, R1732', false],
    ['pylint of another message', '⟨a.acquire()  # pylint: disable=invalid-name', true],
    ['pylint for the next line', '# pylint: disable-next=consider-using-with\n⟨a.acquire()', false],
    ['pylint for the next line only', '# pylint: disable-next=consider-using-with\nb()\n⟨a.acquire()', true],
    ['pylint for the block', 'def f():\n    # pylint: disable=consider-using-with\n    b()\n    ⟨a.acquire()', false],
    ['pylint for another block', 'def f():\n    # pylint: disable=consider-using-with\n    b()\ndef g():\n    ⟨a.acquire()', true],
    ['NOSONAR', '⟨a.acquire()  # NOSONAR', false],
  ])('%s', (_, text, reported) => expect(isReported(text)).toBe(reported));
  it('name defects of coroutines, too', () => {
    const sleep = { code: 'PC0901', name: 'blocking-sleep-in-coroutine' };
    expect(isReported('⟨time.sleep(1)  # noqa: ASYNC251', sleep)).toBe(false);
    expect(isReported('⟨create_task(f())  # noqa: RUF006', { code: 'PC1001', name: 'lost-task' })).toBe(false);
    expect(isReported('⟨time.sleep(1)  # noqa: RUF006', sleep)).toBe(true);
  });
  it('say nothing about a defect their code does not cover', () => expect(isReported('with ⟨a:  # noqa: R1732', inner)).toBe(true));
});

describe('finding comments', () => {
  it.each([
    ['a string', `x = "# no"  # yes`, ['# yes']],
    ['an escaped quote', `x = "\\"# no"  # yes`, ['# yes']],
    ['a raw string', `x = r"\\"  # in" # yes`, ['# yes']],
    ['a triple-quoted string', `x = """\n# no "" \\""" # no\n"""  # yes`, ['# yes']],
    ['an f-string with nested quotes', `x = f"{d["#"]}" # yes`, ['# yes']],
    ['a format specification', `x = f"{n:#x} # no {n!r:{w}#}" # yes`, ['# yes']],
    ['escaped braces', `x = f"{{# no}}" # yes`, ['# yes']],
    ['a comment inside a field', `x = f"""{\n  a  # yes\n}# no"""`, ['# yes']],
    ['a template string', `x = t"{a}# no" # yes`, ['# yes']],
    ['a lambda and a dict in a field', `x = f"{(lambda: {1: '#'})()}" # yes`, ['# yes']],
    ['an unterminated string', `x = "abc\ny = 1  # yes`, ['# yes']],
    ['an unterminated field', `x = f"{abc\nwith a:  # yes`, ['# yes']],
    ['an unterminated specification', `x = f"{abc:"\nwith a:  # yes`, ['# yes']],
    ['a word that only ends in f', `xf"{"  # yes`, ['# yes']],
    ['nothing', '', []],
  ])('%s', (_, text, comments) => expect(commentsOf(text)).toEqual(comments));
  it('takes a line of a megabyte', () => {
    const hashes = 'x()  # noqa # noqa: R1732\n'.repeat(60_000);
    expect(readSuppressions(hashes).length).toBe(120_000);
    const blocks = '    # pylint: disable=R1732\n    x()\n'.repeat(30_000);
    expect(readSuppressions(`def f():\n${blocks}y()`).every(({ end }) => end === blocks.length + 9)).toBe(true);
    expect(isReported(`⟨a()  # ${' '.repeat(1_000_000)}interleave: ignore`)).toBe(true);
    expect(isReported(`⟨a()  # ${'#'.repeat(1_000_000)} interleave: ignore`)).toBe(false);
    expect(commentsOf(`${'('.repeat(1_000_000)}# yes`)).toEqual(['# yes']);
    expect(commentsOf(`${'f"{'.repeat(300_000)}# yes`)).toEqual(['# yes']);
  });
});

/** What expressions are lowered to. The notation is that of `tests/support/ir-dump.ts`. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Expression } from '../../server/src/ir/expression.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { loadPython, lowered } from './python.ts';

let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

function expressionOf(text: string): Expression {
  const statement = python.parse(text).module.units[0]?.unit.statement;
  if (statement?.kind !== 'expression') throw new Error(`no expression: ${text}`);
  return statement.value;
}

it.each([
  // names, calls, subscripts
  ['a.b.c', 'a.b.c'],
  ['f(a, *b, c=1, **d)', 'f(a, *b, c=1, **d)'],
  ['f(x for x in y)', 'f((generator-of x for x in y))'],
  ['f((x))', 'f((paren x))'],
  ['a[1, 2][b:c, ::d][...]', 'a[1, 2][(? b c), (? d)][...]'],
  ['a[*b]', 'a[(starred b)]'],
  // operators
  ['a or b and not c', '(or a (and b (not c)))'],
  ['a < b is not c not in d', '(compare a < b is not c not in d)'],
  ['a <> b', '(compare a <> b)'],
  ['a - b - c', '(- (- a b) c)'],
  ['a @ b // -c ** ~d', '(// (@ a b) (- (** c (~ d))))'],
  ['a if b else c if d else e', '(if b a (if d c e))'],
  ['(n := f(x)) > 10', '(compare (paren (:= n f(x))) > 10)'],
  // displays and comprehensions
  ['[a, *b]', '(list a (starred b))'],
  ['a, b', '(tuple a b)'],
  ['a,', '(tuple a)'],
  ['(a,)', '(tuple a)'],
  ['()', '(tuple)'],
  ['{a, *b}', '(set a (starred b))'],
  ["{**a, 'b': c}", '(dict **a "b": c)'],
  ['{}', '(dict)'],
  ['[x async for x, y in z if p if q for w in c, d]', '(list-of x async-for (tuple x y) in z if p if q for w in (tuple c d))'],
  ['{k: v for k in d}', '(dict-of k: v for k in d)'],
  ['{x for x in y}', '(set-of x for x in y)'],
  ['(x for x in y)', '(generator-of x for x in y)'],
  // functions
  ['lambda: 0', '(lambda def <lambda>();  return 0)'],
  ['lambda a, /, b=1, *c, d, **e: a', '(lambda def <lambda>(/a, b = 1, *c, =d, **e);  return a)'],
  ['lambda: (yield)', '(lambda def <lambda>() generator;  return (paren (yield)))'],
  ['await f(x)', '(await f(x))'],
  ['(yield from a)', '(paren (yield-from a))'],
  ['print', 'print'],
  // constants
  ['None', 'null'],
  ['(True, False, ...)', '(tuple true false ...)'],
  ['(1_000, 0xFF, 0o17, 0b11, 017, 10L)', '(tuple 1000 255 15 3 15 "10L")'],
  ['(1.5e3, .5, 1j, 123456789012345678901)', '(tuple 1500 0.5 "1j" "123456789012345678901")'],
  // strings
  ['"a\\n\\x41\\u00e9\\101\\\\" \'b\'', '"a\\nAéA\\\\b"'],
  ['"\\N{BULLET}\\d"', '"\\\\N{BULLET}\\\\d"'],
  ['r"a\\n"', '"a\\\\n"'],
  ['rb"\\d" b"x"', 'b"\\\\dx"'],
  ['"""a"b\n"""', '"a\\"b\\n"'],
  ['"a\\\nb"', '"ab"'],
  ['f"a{b!r:>{w}}{f\'{c}\'}{{d}}" \'e\' f"{g=}"', '(f b w (f c) g)'],
  ['f"plain"', '(f)'],
  ['`a`', '(?)'],
])('%s', (text, expected) => {
  expect(lowered(python, text)).toBe(expected);
});

describe('spans', () => {
  it('cover the names and the parentheses they say', () => {
    const text = 'aa . bb (cc, dd=ee)';
    const call = expressionOf(text);
    if (call.kind !== 'call' || call.callee.kind !== 'attribute') throw new Error('no method call');
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    expect([call.callee, call.callee.nameSpan, call.argumentsSpan, ...call.arguments].map(cut)).toEqual([
      'aa . bb',
      'bb',
      '(cc, dd=ee)',
      'cc',
      'dd=ee',
    ]);
  });

  it('of a lambda count from the unit', () => {
    const text = 'f(lambda x: x + 1)';
    const call = expressionOf(text);
    const lambda = call.kind === 'call' ? call.arguments[0]?.value : undefined;
    if (lambda?.kind !== 'lambda') throw new Error('no lambda');
    const { headerSpan, body } = lambda.fn;
    expect([text.slice(headerSpan.start, headerSpan.end), text.slice(body.start, body.end)]).toEqual(['lambda x:', 'x + 1']);
  });
});

it('keeps the type of constants', () => {
  const types = ['1', '1.0', '1j', "'a'", "b'a'", 'True', 'None', '...'].map((text) => {
    const constant = expressionOf(text);
    return constant.kind === 'constant' ? constant.type : constant.kind;
  });
  expect(types).toEqual(['int', 'float', 'float', 'str', 'bytes', 'bool', 'none', 'ellipsis']);
});

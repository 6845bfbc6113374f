/** Control-flow graphs as text, one line per event: where control goes next, and where an exception takes it. */
import { describe, expect, it } from 'vitest';
import { controlFlow } from '../../server/src/analysis/flow/control-flow.ts';
import { render } from '../../server/src/ir/render.ts';
import { type CfgNode, reachable } from '../../server/src/semantic/flow/cfg.ts';
import { subject } from '../support/program.ts';

const text = ({ kind, expression, item, statement }: CfgNode): string => {
  const what = expression ? render(expression) : item ? render(item.context) : (statement?.kind ?? '');
  return what === '' || kind === 'entry' ? kind : `${kind} ${what}`;
};

/** Events in the order they are first reached, numbered so; joins, which do nothing, are left out. */
function graph(body: string): string {
  const indented = body.split('\n').map((line) => `    ${line}`);
  const { context, fn } = subject(`def f():\n${indented.join('\n')}\n`);
  const { entry } = context.get(controlFlow, fn('f'));
  const order = [...reachable([entry])].filter((node) => node.kind !== 'join');
  const target = (node: CfgNode): CfgNode => (node.kind === 'join' && node.edges[0] ? target(node.edges[0].to) : node);
  const number = new Map(order.sort((a, b) => b.id - a.id).map((node, index) => [node, index]));
  const arrow = ({ to, kind }: CfgNode['edges'][number]): string => `${kind === 'next' ? '' : `${kind} `}${number.get(target(to))}`;
  return order.map((node) => [`${number.get(node)} ${text(node)}`, ...node.edges.map(arrow)].join(' → ')).join('\n');
}

describe('control flow', () => {
  it('a call may raise', () => {
    expect(graph('a()\nb()')).toMatchInlineSnapshot(`
      "0 entry → 1
      1 call a() → 2 → exception 3
      2 call b() → 4 → exception 3
      3 raised
      4 exit"
    `);
  });
  it('finally stands once for each way out', () => {
    expect(graph('try:\n    a()\n    return\nfinally:\n    b()')).toMatchInlineSnapshot(`
      "0 entry → 2
      1 call b() → 5 → exception 5
      2 call a() → 3 → exception 1
      3 jump return → 4
      4 call b() → 6 → exception 5
      5 raised
      6 exit"
    `);
  });
  it('a handler that does not catch everything lets the rest through', () => {
    expect(graph('try:\n    a()\nexcept ValueError:\n    b()')).toMatchInlineSnapshot(`
      "0 entry → 1
      1 call a() → 5 → exception 3
      2 call b() → 5 → exception 4
      3 handler → 2 → exception 4
      4 raised
      5 exit"
    `);
  });
  it('tests are split at and, or, not', () => {
    expect(graph('if a() and not b():\n    c()')).toMatchInlineSnapshot(`
      "0 entry → 1
      1 call a() → 2 → exception 6
      2 test a() → true 3 → false 7
      3 call b() → 4 → exception 6
      4 test b() → true 7 → false 5
      5 call c() → 7 → exception 6
      6 raised
      7 exit"
    `);
  });
  it('a with is left on the way of an exception, too', () => {
    expect(graph('with a:\n    b()')).toMatchInlineSnapshot(`
      "0 entry → 1
      1 enter a → 3 → exception 5
      2 leave a → exception 5 → suppressed 6
      3 call b() → 4 → exception 2
      4 leave a → 6
      5 raised
      6 exit"
    `);
  });
  it('a loop that nothing leaves', () => {
    expect(graph('while True:\n    a()')).toMatchInlineSnapshot(`
      "0 entry → 1
      1 call a() → 1 → exception 2
      2 raised"
    `);
  });
  it('break goes past else', () => {
    expect(graph('for x in y:\n    if a():\n        break\nelse:\n    b()')).toMatchInlineSnapshot(`
      "0 entry → 4
      1 call a() → 2 → exception 6
      2 test a() → true 3 → false 4
      3 jump break → 7
      4 test for → true 1 → false 5
      5 call b() → 7 → exception 6
      6 raised
      7 exit"
    `);
  });
});

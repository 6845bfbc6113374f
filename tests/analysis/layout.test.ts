/** Where units stand: those that everybody asks for without a look into functions, those inside functions all the same. */
import { expect, it } from 'vitest';
import { Layout } from '../../server/src/analysis/layout.ts';
import type { Unit } from '../../server/src/ir/module.ts';
import { parser } from '../property/desk.ts';

const text = `import threading

class Outer:
    class Inner:
        def method(self):
            class Local:
                def deep(self): ...

if threading:
    class Conditional:
        def member(self): ...

def function():
    class Hidden:
        def secret(self): ...
`;

const nameOf = ({ statement }: Unit): string =>
  statement.kind === 'function' ? statement.fn.name : statement.kind === 'class' ? statement.cls.name : statement.kind;

it('places every unit, at any depth', () => {
  const { module } = parser.parse(text);
  const units = [...new Layout(module).whole.keys()];
  const names = ['import', 'Outer', 'Inner', 'method', 'deep', 'if', 'member', 'function', 'secret'];
  expect(units.map(nameOf)).toEqual(names);
  const layout = new Layout(module);
  for (const unit of units) {
    const start = layout.startOf(unit);
    expect(start).toBe(text.search(new RegExp(`(${unit.statement.kind === 'function' ? 'def' : 'class'} )?\\b${nameOf(unit)}\\b`)));
  }
});

it('knows nothing of the units of another text', () => {
  const { module } = parser.parse(text);
  const [unit] = parser.parse(text).module.units;
  expect(unit && new Layout(module).startOf(unit.unit)).toBeUndefined();
});

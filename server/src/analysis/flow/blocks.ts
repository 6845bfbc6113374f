/** Statements in their blocks: which follow which, and inside which loops and definitions a block lies. */
import { contains, type Span } from '../../base/span.ts';
import type { Unit } from '../../ir/module.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf } from '../../ir/visit.ts';
import { type Body, defineAnalysis } from '../context.ts';

export interface PlacedBlock {
  readonly statements: readonly Statement[];
  readonly unit: Unit;
  /** The statements around, outermost first. */
  readonly around: readonly Statement[];
}

/** Every block of a body, the body's own first. The statements of a module lie in different units: there, one block per unit. */
export const blocks = defineAnalysis<Body, readonly PlacedBlock[]>({
  name: 'blocks',
  compute: (body) => {
    const found: PlacedBlock[] = [];
    const visit = (block: Pick<Block, 'statements'>, unit: Unit, around: readonly Statement[]): void => {
      found.push({ statements: block.statements, unit, around });
      for (const statement of block.statements) for (const inner of blocksOf(statement)) visit(inner, unit, [...around, statement]);
    };
    if (body.kind === 'function') visit(body.ir.body, body.unit, []);
    else for (const { statement, unit } of body.body) visit({ statements: [statement] }, unit, []);
    return found;
  },
});

export const loopAround = (block: PlacedBlock): (Statement & { kind: 'for' | 'while' }) | undefined => {
  const loop = block.around.findLast((statement) => statement.kind === 'for' || statement.kind === 'while');
  return loop?.kind === 'for' || loop?.kind === 'while' ? loop : undefined;
};

/** The innermost loop of the body that contains a span of `unit`. */
export function loopContaining(unit: Unit, span: Span, all: readonly PlacedBlock[]): (Statement & { kind: 'for' | 'while' }) | undefined {
  const inside = all.filter((block) => block.unit === unit).map(loopAround);
  return inside
    .filter((loop) => loop !== undefined)
    .filter((loop) => contains(loop.body, span))
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

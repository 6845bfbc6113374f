/** From a rule's plan to edits of the file it speaks about: the entrance for those who hold a program. */
import type { Program } from '../analysis/program.ts';
import type { TextEdit } from '../base/span.ts';
import type { FixPlan } from '../rules/rule.ts';
import { fixBuilders } from './builders.ts';

export interface FileEdit extends TextEdit {
  /** As the workspace identifies it. */
  readonly file: string;
}

/** `undefined`: the fix cannot be made mechanically here, or is made elsewhere (`suppress`). Offsets count from the start of the file. */
export function editsOf(plan: FixPlan, program: Program): readonly FileEdit[] | undefined {
  const { file } = plan.at;
  const source = program.source(file);
  const builder = Object.hasOwn(fixBuilders, plan.fix) ? fixBuilders[plan.fix] : undefined;
  if (!source || !builder) return undefined;
  const context = {
    file,
    text: source.text.whole,
    module: source.module,
    unitStart: (unit: FixPlan['at']['unit']) => program.unitStart(file, unit) ?? 0,
  };
  const edits = builder(context, program.absolute(plan.at), plan.args);
  return edits && edits.length > 0 ? edits.map((edit) => ({ ...edit, file })) : undefined;
}

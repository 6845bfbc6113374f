/** Answers of the service with files named as the report names them. */
import type { Diagnostic, ResolvedFix } from '../service/index.ts';
import type { PathNames } from './path-names.ts';

type Placed = { readonly file: string };

const placeBy =
  (names: PathNames) =>
  <P extends Placed>(place: P): P => ({ ...place, file: names.reported(place.file) });

export function reportedDiagnostic(diagnostic: Diagnostic, names: PathNames): Diagnostic {
  const place = placeBy(names);
  const witness = diagnostic.witness.map((flow) => ({ ...flow, steps: flow.steps.map(place) }));
  return { ...place(diagnostic), related: diagnostic.related.map(place), witness };
}

export const reportedFix = (fix: ResolvedFix, names: PathNames): ResolvedFix => ({ ...fix, edits: fix.edits.map(placeBy(names)) });

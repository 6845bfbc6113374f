/**
 * A finding in the reader's words and in the offsets of the reader's text. A step or a second place whose text is
 * gone is left out; a finding whose own place is gone has no diagnostic.
 */
import type { Location } from '../analysis/location.ts';
import type { Language } from '../base/language.ts';
import type { Span } from '../base/span.ts';
import type { Catalog } from '../knowledge/catalog.ts';
import type { Finding, FixPlan, Severity, Step, ThreadFlow } from '../rules/rule.ts';
import type { Diagnostic, FixOffer, Flow, RelatedPlace } from './types.ts';

export interface Wording {
  readonly catalog: Catalog;
  readonly language: Language;
  /** The place in the user's text, or undefined when none of it is left. */
  readonly place: (location: Location) => Span | undefined;
}

export function toDiagnostic(finding: Finding, severity: Severity, wording: Wording): Diagnostic | undefined {
  const place = wording.place(finding.at);
  if (!place) return undefined;
  return {
    file: finding.at.file,
    ...place,
    code: finding.code,
    name: finding.name,
    severity,
    confidence: finding.confidence,
    message: wording.catalog.message(finding.name, finding.message, finding.args, wording.language),
    tags: finding.tags,
    related: finding.related.flatMap((step) => relatedPlace(step, wording)),
    witness: finding.witness.map((flow) => toFlow(flow, wording)),
    fixes: numbered(finding.fixes).map(({ id, plan }) => toOffer(id, plan, wording)),
  };
}

/** The plans of one finding with ids that tell them apart. */
export function numbered(plans: readonly FixPlan[]): readonly { readonly id: string; readonly plan: FixPlan }[] {
  return plans.map((plan, index) => {
    const same = plans.slice(0, index).filter(({ fix }) => fix === plan.fix).length;
    return { id: same === 0 ? plan.fix : `${plan.fix}-${same + 1}`, plan };
  });
}

export const toOffer = (id: string, plan: FixPlan, { catalog, language }: Omit<Wording, 'place'>): FixOffer => ({
  id,
  title: catalog.fixTitle(plan.fix, plan.args, language),
  safe: plan.safe,
});

function relatedPlace({ at, verb, object }: Step, { catalog, language, place }: Wording): readonly RelatedPlace[] {
  const span = place(at);
  return span ? [{ file: at.file, ...span, message: catalog.phrase(verb, { object }, language) }] : [];
}

function toFlow({ role, name, steps }: ThreadFlow, wording: Wording): Flow {
  const { catalog, language } = wording;
  const plain = catalog.phrase(role, {}, language);
  return {
    role: name === undefined ? plain : catalog.phrase('role-named', { role: plain, name }, language),
    steps: steps.flatMap((step) => relatedPlace(step, wording).map(({ message, ...place }) => ({ ...place, text: message }))),
  };
}

/**
 * An API of threading or asyncio that is gone at the target's version, or on its way out. What is outdated since when
 * is in the table of versions, whose rows carry the codes. Errs towards silence: guarded code, unknown receivers.
 */

import { type AgedUsage, agedUsages } from '../../analysis/apis/aged-usages.ts';
import { agedWords } from '../../analysis/apis/ageing.ts';
import { type ApiUse, apiUses } from '../../analysis/apis/api-uses.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { Code, Severity, Step, Tag, ThreadFlow } from '../rule.ts';
import { argumentFix, modernFix, usageFix } from './modernization.ts';

const codes = [
  'PC1501',
  'PC1502',
  'PC1503',
  'PC1504',
  'PC1505',
  'PC1506',
  'PC1507',
  'PC1508',
  'PC1509',
  'PC1511',
  'PC1512',
  'PC1514',
  'PC1515',
  'PC1516',
  'PC1517',
  'PC1519',
  'PC1521',
] as const satisfies readonly Code[];

export const outdatedApi = defineRule({
  code: 'PC1501',
  codes,
  name: 'outdated-api',
  family: 'apis',
  severity: 'error',
  confidence: 'high',
  words: [agedWords],
  messages: {
    gone: ['api', 'version'],
    replaced: ['api', 'version', 'instead'],
    deprecated: ['api', 'version'],
    'deprecated-for': ['api', 'version', 'instead'],
    'argument-gone': ['api', 'version', 'argument'],
    'argument-deprecated': ['api', 'version', 'argument'],
    'no-loop': ['api', 'version'],
    'no-loop-deprecated': ['api', 'version'],
    coroutines: ['api', 'version'],
    'plain-with': ['lock', 'version'],
    arguments: ['api', 'version'],
  },
  check(body, pass) {
    for (const use of pass.context.get(apiUses, body)) {
      const code = codeOf(use);
      if (!code || use.age === 'missing') continue;
      const version = versionOf(use);
      const common = { code, at: use.at, ...gravity(use), witness: witness(use) };
      if (use.how === 'argument' && use.call) {
        const argument = /\((\w+)\)$/.exec(use.name)?.[1] ?? '';
        const args = { api: render(use.call.callee), version, argument };
        pass.report({
          ...common,
          message: use.age === 'removed' ? 'argument-gone' : 'argument-deprecated',
          args,
          fixes: argumentFix(use, argument),
        });
        continue;
      }
      const api = use.node ? render(use.node) : use.name;
      const { instead } = use.row;
      const fixes = modernFix(use, body);
      if (instead === undefined)
        pass.report({ ...common, message: use.age === 'removed' ? 'gone' : 'deprecated', args: { api, version }, fixes });
      else
        pass.report({ ...common, message: use.age === 'removed' ? 'replaced' : 'deprecated-for', args: { api, version, instead }, fixes });
    }
    for (const usage of pass.context.get(agedUsages, body)) {
      const code = codeOf(usage);
      if (!code) continue;
      const common = { code, at: usage.at, ...gravity(usage), witness: witness(usage), fixes: usageFix(usage, body, pass.context) };
      const version = versionOf(usage);
      const shown = render(usage.node.kind === 'call' ? usage.node.callee : usage.node);
      if (usage.use === 'in-plain-with') pass.report({ ...common, message: 'plain-with', args: { lock: shown, version } });
      else pass.report({ ...common, message: messageOf(usage), args: { api: shown, version } });
    }
  },
});

type Aged = Pick<ApiUse, 'row' | 'age' | 'at'>;

const codeOf = ({ row }: Aged): Code | undefined => codes.find((code) => code === row.code);

const versionOf = ({ row, age }: Aged): string => ((age === 'removed' ? row.removed : row.deprecated) ?? []).join('.');

const gravity = ({ age }: Aged): { readonly severity: Severity; readonly tags: readonly Tag[] } =>
  age === 'removed' ? { severity: 'error', tags: [] } : { severity: 'information', tags: ['deprecated'] };

function witness(aged: Aged): readonly ThreadFlow[] {
  const { at, row } = aged;
  const step: Step =
    aged.age === 'removed'
      ? { at, verb: 'fails-with', object: row.fails ?? 'AttributeError' }
      : { at, verb: 'is-outdated', object: versionOf(aged) };
  return [{ role: 'program', steps: [step] }];
}

function messageOf({ use, age }: AgedUsage): 'no-loop' | 'no-loop-deprecated' | 'coroutines' | 'arguments' {
  if (use === 'no-running-loop') return age === 'removed' ? 'no-loop' : 'no-loop-deprecated';
  return use === 'given-coroutines' ? 'coroutines' : 'arguments';
}

/** The labels of `interleave inspect`, in both languages; kinds of roots and accesses keep the names the analysis gives them. */
import type { Language } from '../base/language.ts';

export interface InspectionTexts {
  readonly functions: string;
  readonly shared: string;
  readonly lockOrder: string;
  readonly runsIn: string;
  readonly many: string;
  readonly evidence: string;
  readonly heldOnEntry: string;
  readonly takes: string;
  readonly holding: string;
  readonly starts: string;
  readonly waits: string;
  readonly via: string;
  readonly guardedBy: string;
  readonly under: string;
  readonly noLock: string;
  readonly unknownLocks: string;
}

export const inspectionTexts: Readonly<Record<Language, InspectionTexts>> = {
  en: {
    functions: 'Functions',
    shared: 'Shared places',
    lockOrder: 'Lock order',
    runsIn: 'runs in',
    many: '(several at once)',
    evidence: '(by evidence)',
    heldOnEntry: 'called holding',
    takes: 'takes',
    holding: 'holding',
    starts: 'starts',
    waits: 'waits for',
    via: 'via',
    guardedBy: 'guarded by',
    under: 'under',
    noLock: 'no lock',
    unknownLocks: 'locks unknown',
  },
  'zh-cn': {
    functions: '函数',
    shared: '共享位置',
    lockOrder: '锁序',
    runsIn: '运行于',
    many: '（可同时多个）',
    evidence: '（据迹象推断）',
    heldOnEntry: '调用时已持有',
    takes: '获取',
    holding: '此时持有',
    starts: '启动',
    waits: '等待',
    via: '经由',
    guardedBy: '由其保护：',
    under: '持有',
    noLock: '未持锁',
    unknownLocks: '持锁情况未知',
  },
};

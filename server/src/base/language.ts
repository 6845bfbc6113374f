/** The languages every word of Interleave exists in. English is the one without a suffix in file names. */
export const languages = ['en', 'zh-cn'] as const;
export type Language = (typeof languages)[number];

/** `zh`, `zh-CN`, `zh-Hans-SG` … read Simplified Chinese; everybody else English. */
export const languageOf = (locale: string | undefined): Language => (/^zh(?!-(tw|hk|mo|hant))/i.test(locale ?? '') ? 'zh-cn' : 'en');

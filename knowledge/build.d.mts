/** Types of `build.mjs`, which stays JavaScript because the build runs it without a compiler. */
export declare const knowledgeFolder: string;
export declare function readKnowledge(folder?: string): Record<string, string>;
export declare function writeKnowledge(out: string, folder?: string): void;

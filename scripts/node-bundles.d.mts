import type { BuildOptions } from 'esbuild';

export const commonJs: BuildOptions;
export const serverBundles: Readonly<Record<string, BuildOptions>>;
export const cliBundles: Readonly<Record<string, BuildOptions>>;
export function into(folder: string, bundles: Readonly<Record<string, BuildOptions>>): BuildOptions[];

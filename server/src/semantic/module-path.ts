/** Where relative imports lead. */
import type { ModuleSymbol } from './symbols.ts';

/** `from ..a import b` in `pkg.sub.mod` → `pkg.a`; undefined when it climbs out of the program. */
export function absoluteModule(module: string, level: number, from: Pick<ModuleSymbol, 'name' | 'isPackage'>): string | undefined {
  if (level === 0) return module;
  const path = from.name.split('.');
  const kept = path.slice(0, path.length - (from.isPackage ? level - 1 : level));
  if (level > path.length + (from.isPackage ? 1 : 0)) return undefined;
  return [...kept, ...(module === '' ? [] : [module])].join('.');
}

/** The facts as they come with Interleave, for questions asked without a program at hand. Nothing is read before the first question. */
import type { BlockingModel } from './blocking.ts';
import { type EntryPoint, Models } from './models.ts';
import type { SpawnModel } from './spawners.ts';

export const standardModels = new Models();

/** `name` as in `models/library.ts`. See `blocking.ts`. */
export const blockingModel = (name: string): BlockingModel | undefined => standardModels.blocking(name);
/** See `spawners.ts`. */
export const spawnModel = (name: string): SpawnModel | undefined => standardModels.spawn(name);
/** See `entry-points.ts`; `type` is a library class. */
export const entryPointsOf = (type: string): readonly EntryPoint[] => standardModels.entryPointsOf(type);

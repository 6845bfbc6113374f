/** The facts as they come with Interleave, without a user's own. Nothing is read before the first question. */
import { Models } from './models.ts';

export const standardModels = new Models();

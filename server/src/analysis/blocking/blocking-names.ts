/** Spelling as a gate for calls that wait: which names may be one of the table's. Errs on the side of yes. */
import { spellingsOf } from '../calls/spellings.ts';

export const blockingNames = spellingsOf('blocking-names', ({ models }) => models.namesIn('blocking'));

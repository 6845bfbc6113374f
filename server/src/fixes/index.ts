/** The quick fixes: builders by name, and the way from a rule's plan to edits. */
export { fixBuilders } from './builders.ts';
export { editsOf, type FileEdit } from './edits-of.ts';
export type { FixBuilder, FixContext } from './fix.ts';

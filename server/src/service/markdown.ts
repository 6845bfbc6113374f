/** What a host may have to do to the Markdown it is given; apart from the service, which is loaded later than its host. */
export { withoutLinks } from '../knowledge/plain-text.ts';

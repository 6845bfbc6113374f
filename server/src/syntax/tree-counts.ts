/** Trees live in WebAssembly's memory, where nothing collects garbage: the counts let a test see a leak. */
export interface TreeCounts {
  readonly made: number;
  readonly deleted: number;
}

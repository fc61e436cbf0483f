/**
 * What V8 is told of the memory of a command (MB): it begins with room. A heap that begins small and grows bit by bit costs a
 * drill of half a second a seventh of its time, for whatever stays is copied again and again.
 */
export const HEAP = ['--min-semi-space-size=16', '--initial-heap-size=256']

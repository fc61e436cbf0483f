import type { Tags } from '../resources/tags.ts'

/** What people call a thing with tags. */
export function nameOf(id: string, tags: Tags): string {
  return tags['landbridge:name'] ?? tags.Name ?? id
}

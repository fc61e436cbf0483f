import type { Tags } from './tags.ts'

/** What people call a thing with tags: as its estate file does, else by its `Name`, else its id. */
export function taggedName(id: string, tags: Tags): string {
  return tags['landbridge:name'] ?? tags.Name ?? id
}

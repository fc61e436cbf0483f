import type { Tags } from '../resources/tags.ts'
import type { Row } from '../resources/world.ts'

/** What an estate calls the row; its id where nobody named it. */
export function rowName({ id, body }: Row): string {
  const { name, tags } = body as { readonly name?: string; readonly tags?: Tags }
  return name || tags?.['landbridge:name'] || tags?.Name || id
}

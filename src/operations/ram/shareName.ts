import { invalidParameter } from './refusals.ts'

/** A name for a share. Ours: up to 256 characters; the API Reference names no limit. */
export function shareName(name: string | undefined): string {
  if (name !== undefined && name.trim() !== '' && name.length <= 256) return name
  throw invalidParameter('The name of a resource share has 1 to 256 characters.')
}

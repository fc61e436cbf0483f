import { directConnectError } from './directConnectError.ts'

/**
 * The name if Direct Connect takes it: 1 to 100 characters. The API Reference says a-z, 0-9 and hyphen, but the service
 * has always taken capitals, spaces and dots as well; only what cannot be printed is refused.
 */
export function directConnectName(what: string, name: string): string {
  if (name.length < 1 || name.length > 100 || /\p{C}/u.test(name)) {
    throw directConnectError(`${what} "${name}" is not valid: 1 to 100 printable characters are allowed.`)
  }
  return name
}

import { directConnectError } from '../../resources/directConnectError.ts'

/** API Reference, `CreateResiliencyGroup`. */
export function resiliencyGroupName(name: string): string {
  if (/^[A-Za-z0-9_-]{1,255}$/.test(name)) return name
  throw directConnectError(
    `Resiliency group name "${name}" is not valid: 1 to 255 letters, digits, underscores and dashes are allowed.`,
  )
}

/** What a Landbridge service says of its health: `filling` while the estate that it was started with is put in place. */
export type Health = 'ok' | 'filling'

/** That, or undefined where any other server says anything. */
export async function healthOf(response: Response | undefined): Promise<Health | undefined> {
  const said: unknown = await response?.json().catch(() => undefined)
  if (typeof said !== 'object' || said === null) return undefined
  const { status, version } = said as { readonly status?: unknown; readonly version?: unknown }
  return (status === 'ok' || status === 'filling') && typeof version === 'string' ? status : undefined
}

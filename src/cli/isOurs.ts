/** Whether this is what a Landbridge service says of its health, and not what any other server says of anything. */
export async function isOurs(response: Response | undefined): Promise<boolean> {
  const said: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined
  if (typeof said !== 'object' || said === null) return false
  const { status, version } = said as { readonly status?: unknown; readonly version?: unknown }
  return status === 'ok' && typeof version === 'string'
}

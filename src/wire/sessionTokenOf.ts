import { headerOf, type WireRequest } from './message.ts'

/** The session token of a request, in its header or, of a presigned one, in its query; undefined where there is none. */
export function sessionTokenOf(request: WireRequest): string | undefined {
  if (request.headers['x-amz-security-token'] !== undefined) return headerOf(request, 'x-amz-security-token')
  if (!request.query.includes('X-Amz-Security-Token=')) return undefined
  return new URLSearchParams(request.query).get('X-Amz-Security-Token') ?? undefined
}

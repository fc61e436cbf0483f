import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { AwsError } from '../resources/refusal.ts'
import { headerOf, MAX_BODY_BYTES, type WireRequest } from './message.ts'
import { serializationError } from './wrongType.ts'

/**
 * The request with its body as it was before the client compressed it, which SDKs do with long PutMetricData calls (Smithy,
 * "requestCompression trait"). What would become longer than any body may be is refused before it is.
 */
export async function inflated(request: WireRequest): Promise<WireRequest> {
  const encoding = headerOf(request, 'content-encoding').trim().toLowerCase()
  // aws-chunked is about how a body travels and is not compressed.
  if (encoding !== 'gzip') return request
  try {
    return { ...request, body: await promisify(gunzip)(request.body, { maxOutputLength: MAX_BODY_BYTES }) }
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE')
      throw serializationError('The body is not gzip, which its Content-Encoding says.')
    throw new AwsError(
      'RequestEntityTooLarge',
      `The body is longer than ${MAX_BODY_BYTES} bytes, which is the most that is read.`,
      413,
    )
  }
}

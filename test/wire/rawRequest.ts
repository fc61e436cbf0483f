import { request } from 'node:http'

export interface Raw {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array
}

/** Sends just these bytes and headers, without anything that a client library would put right. */
export function rawRequest(port: number, { method = 'POST', path = '/', headers = {}, body = '' }: Raw) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString() }),
      )
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** An Authorization header whose signature nobody checks. */
export function signedFor(service: string, accessKey = 'AKIDEXAMPLE'): string {
  const signature = '0'.repeat(64)
  return `AWS4-HMAC-SHA256 Credential=${accessKey}/20261120/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=${signature}`
}

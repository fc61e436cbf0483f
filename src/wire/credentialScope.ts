import { headerOf, type WireRequest } from './message.ts'

/** What a SigV4 credential says: `AKID/20261120/us-east-1/ec2/aws4_request`. */
export interface CredentialScope {
  readonly accessKey: string
  readonly region: string
  readonly service: string
}

/** The service name that requests to Landbridge's own half of the port are signed for. */
export const OWN_SERVICE = 'landbridge'

const SCOPE = /^([^\s/,]{1,128})\/\d{8}\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request$/

/** The credential scope in the Authorization header or, of a presigned request, in the query; undefined where none can be read. */
export function credentialScopeOf(request: WireRequest): CredentialScope | undefined {
  const [, accessKey, region, service] = SCOPE.exec(credentialOf(request)) ?? []
  return accessKey && region && service ? { accessKey, region, service } : undefined
}

/** Whether the request means to be signed for AWS's half of the port, well or badly. */
export function isSigned(request: WireRequest): boolean {
  const { authorization } = request.headers
  if (authorization === undefined ? !isPresigned(request) : /^Basic\s/i.test(authorization as string)) return false
  return credentialScopeOf(request)?.service !== OWN_SERVICE
}

/** Whether the query bears parts of a signature. */
export function isPresigned({ query }: WireRequest): boolean {
  return /(^|&)X-Amz-(Credential|Signature|Algorithm)=/.test(query)
}

function credentialOf(request: WireRequest): string {
  const authorization = headerOf(request, 'authorization')
  if (authorization !== '') return /^AWS4-HMAC-SHA256\s.*?\bCredential=([^,\s]+)/.exec(authorization)?.[1] ?? ''
  const presigned = /(?:^|&)X-Amz-Credential=([^&]+)/.exec(request.query)?.[1] ?? ''
  try {
    return decodeURIComponent(presigned)
  } catch {
    return ''
  }
}

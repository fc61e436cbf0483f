import { randomUUID } from 'node:crypto'
import { type CredentialScope, credentialScopeOf, isSigned } from './credentialScope.ts'
import { headerOf, type WireRequest } from './message.ts'
import type { ProtocolName } from './protocolName.ts'
import type { Services } from './services.ts'

export interface Recognised {
  readonly requestId: string
  readonly protocol: ProtocolName
  readonly scope: CredentialScope | undefined
}

/**
 * The shape in which a request is answered, whatever becomes of it: decided from its outside alone, so that even a missing
 * signature is refused in the caller's own protocol. Never fails.
 */
export function recognise(request: WireRequest, services: Services): Recognised {
  const scope = credentialScopeOf(request) ?? unsignedScopeOf(request)
  return { requestId: randomUUID(), protocol: protocolOf(request, scope, services), scope }
}

function protocolOf(request: WireRequest, scope: CredentialScope | undefined, services: Services): ProtocolName {
  if (headerOf(request, 'smithy-protocol') === 'rpc-v2-cbor') return 'rpcv2Cbor'
  if (headerOf(request, 'x-amz-target') !== '') return isJson10(request) ? 'awsJson1_0' : 'awsJson1_1'
  const own = scope && services.settings(scope.service)?.protocols
  if (!isForm(request)) return own?.[0] ?? 'awsJson1_1'
  const isForEc2 = scope ? own?.[0] === 'ec2Query' : mentions(request, 'Version=2016-11-15')
  return isForEc2 ? 'ec2Query' : 'awsQuery'
}

function isJson10(request: WireRequest): boolean {
  return headerOf(request, 'content-type').startsWith('application/x-amz-json-1.0')
}

function isForm(request: WireRequest): boolean {
  const isFormBody = headerOf(request, 'content-type').startsWith('application/x-www-form-urlencoded')
  return isFormBody || /(^|&)Action=/.test(request.query)
}

const UNSIGNED = /(?:^|&)Action=AssumeRoleWith(?:SAML|WebIdentity)(?:&|$)/

// STS API Reference: the callers of these two have no AWS credentials yet.
function unsignedScopeOf(request: WireRequest): CredentialScope | undefined {
  if (!isForm(request) || isSigned(request)) return undefined
  const isUnsigned = UNSIGNED.test(request.query) || UNSIGNED.test(beginningOf(request))
  return isUnsigned ? { accessKey: '', region: 'us-east-1', service: 'sts' } : undefined
}

function mentions(request: WireRequest, parameter: string): boolean {
  return request.query.includes(parameter) || beginningOf(request).includes(parameter)
}

/** Enough of the body to hold Action and Version, which clients write first. */
function beginningOf({ body }: WireRequest): string {
  return Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 4096)).toString('latin1')
}

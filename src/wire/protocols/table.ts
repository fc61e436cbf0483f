import type { Protocol } from '../protocol.ts'
import type { ProtocolName } from '../protocolName.ts'
import { awsJson } from './awsJson.ts'
import { awsQuery, ec2Query } from './query.ts'
import { restJson1 } from './restJson1.ts'

const PROTOCOLS: Readonly<Record<Exclude<ProtocolName, 'rpcv2Cbor'>, Protocol>> = {
  awsJson1_0: awsJson('1.0'),
  awsJson1_1: awsJson('1.1'),
  awsQuery,
  ec2Query,
  restJson1,
}

/** The protocol of that name. CBOR's is loaded when it is first asked for: its library is the largest part of this room. */
export async function protocolOf(name: ProtocolName): Promise<Protocol> {
  return name === 'rpcv2Cbor' ? (await import('./rpcv2Cbor.ts')).rpcv2Cbor : PROTOCOLS[name]
}

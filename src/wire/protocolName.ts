/** AWS's protocols, by the names that Smithy gives them. */
export type ProtocolName = 'awsJson1_0' | 'awsJson1_1' | 'awsQuery' | 'ec2Query' | 'restJson1' | 'rpcv2Cbor'

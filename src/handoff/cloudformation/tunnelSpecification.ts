import type { TunnelLogs, TunnelOptionName, VpnTunnel } from '../../resources/vpn.ts'
import type { Value } from './piece.ts'

/** VpnTunnelOptionsSpecification: what was ordered, and none of AWS's defaults. */
export function tunnelSpecification(tunnel: VpnTunnel, vpn: { readonly name: string; readonly number: number }): Value {
  const { insideCidr, insideIpv6Cidr, given = [], certificateArn, logs } = tunnel
  const isKeyed = certificateArn === undefined && tunnel.preSharedKey !== ''
  const said = given.flatMap(name => {
    const value = tunnel[name]
    const property = PROPERTIES[name]
    return value === undefined || property === undefined ? [] : [[property, written(value as Said)] as const]
  })
  return {
    TunnelInsideCidr: insideCidr === '' ? undefined : insideCidr,
    TunnelInsideIpv6Cidr: insideIpv6Cidr,
    PreSharedKey: isKeyed
      ? { secret: `Psk${vpn.number}`, about: `Pre-shared key of tunnel ${vpn.number} of ${vpn.name}` }
      : undefined,
    ...Object.fromEntries(said),
    LogOptions: logs === undefined ? undefined : { CloudwatchLogOptions: logOptions(logs) },
  }
}

/** Template Reference, AWS::EC2::VPNConnection VpnTunnelOptionsSpecification. */
const PROPERTIES: { readonly [Name in TunnelOptionName]?: string } = {
  phase1LifetimeSeconds: 'Phase1LifetimeSeconds',
  phase2LifetimeSeconds: 'Phase2LifetimeSeconds',
  rekeyMarginTimeSeconds: 'RekeyMarginTimeSeconds',
  rekeyFuzzPercentage: 'RekeyFuzzPercentage',
  replayWindowSize: 'ReplayWindowSize',
  dpdTimeoutSeconds: 'DPDTimeoutSeconds',
  dpdTimeoutAction: 'DPDTimeoutAction',
  startupAction: 'StartupAction',
  ikeVersions: 'IKEVersions',
  phase1EncryptionAlgorithms: 'Phase1EncryptionAlgorithms',
  phase2EncryptionAlgorithms: 'Phase2EncryptionAlgorithms',
  phase1IntegrityAlgorithms: 'Phase1IntegrityAlgorithms',
  phase2IntegrityAlgorithms: 'Phase2IntegrityAlgorithms',
  phase1DhGroupNumbers: 'Phase1DHGroupNumbers',
  phase2DhGroupNumbers: 'Phase2DHGroupNumbers',
  enableTunnelLifecycleControl: 'EnableTunnelLifecycleControl',
}

type Said = string | number | boolean | readonly (string | number)[]

/** Lists are lists of objects with a `Value` there. */
function written(value: Said): Value {
  return typeof value === 'object' ? value.map(Value => ({ Value })) : value
}

function logOptions({ isOn, groupArn, format, isBgpOn, bgpGroupArn, bgpFormat }: TunnelLogs): Value {
  return {
    LogEnabled: isOn,
    LogGroupArn: groupArn,
    LogOutputFormat: format,
    BgpLogEnabled: isBgpOn,
    BgpLogGroupArn: bgpGroupArn,
    BgpLogOutputFormat: bgpFormat,
  }
}

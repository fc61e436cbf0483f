import type { CloudWatchLogOptions, TunnelOption } from '@aws-sdk/client-ec2'
import { REDACTED } from '../../../handoff/customerGatewayConfiguration.ts'
import type { TunnelLogs, TunnelOptionName, VpnTunnel } from '../../../resources/vpn.ts'

/** Options as EC2 shows them: the ones the caller gave and no defaults. A key that a secret keeps is not. */
export function tunnelOptionShape(tunnel: VpnTunnel, preSharedKeyArn: string | undefined): TunnelOption {
  const key = preSharedKeyArn === undefined ? tunnel.preSharedKey : REDACTED
  return {
    OutsideIpAddress: tunnel.outsideIpAddress,
    TunnelInsideCidr: tunnel.insideCidr,
    ...(tunnel.insideIpv6Cidr !== undefined && { TunnelInsideIpv6Cidr: tunnel.insideIpv6Cidr }),
    ...(key !== '' && { PreSharedKey: key }),
    ...Object.assign({}, ...(tunnel.given ?? []).map(name => OPTION_SHAPES[name](tunnel))),
    EnableTunnelLifecycleControl: tunnel.enableTunnelLifecycleControl,
    LogOptions: { CloudWatchLogOptions: logShape(tunnel.logs) },
  }
}

const OPTION_SHAPES: { readonly [Name in TunnelOptionName]: (tunnel: VpnTunnel) => TunnelOption } = {
  phase1LifetimeSeconds: tunnel => ({ Phase1LifetimeSeconds: tunnel.phase1LifetimeSeconds }),
  phase2LifetimeSeconds: tunnel => ({ Phase2LifetimeSeconds: tunnel.phase2LifetimeSeconds }),
  rekeyMarginTimeSeconds: tunnel => ({ RekeyMarginTimeSeconds: tunnel.rekeyMarginTimeSeconds }),
  rekeyFuzzPercentage: tunnel => ({ RekeyFuzzPercentage: tunnel.rekeyFuzzPercentage }),
  replayWindowSize: tunnel => ({ ReplayWindowSize: tunnel.replayWindowSize }),
  dpdTimeoutSeconds: tunnel => ({ DpdTimeoutSeconds: tunnel.dpdTimeoutSeconds }),
  dpdTimeoutAction: tunnel => ({ DpdTimeoutAction: tunnel.dpdTimeoutAction }),
  startupAction: tunnel => ({ StartupAction: tunnel.startupAction }),
  ikeVersions: tunnel => ({ IkeVersions: values(tunnel.ikeVersions) }),
  phase1EncryptionAlgorithms: tunnel => ({ Phase1EncryptionAlgorithms: values(tunnel.phase1EncryptionAlgorithms) }),
  phase2EncryptionAlgorithms: tunnel => ({ Phase2EncryptionAlgorithms: values(tunnel.phase2EncryptionAlgorithms) }),
  phase1IntegrityAlgorithms: tunnel => ({ Phase1IntegrityAlgorithms: values(tunnel.phase1IntegrityAlgorithms) }),
  phase2IntegrityAlgorithms: tunnel => ({ Phase2IntegrityAlgorithms: values(tunnel.phase2IntegrityAlgorithms) }),
  phase1DhGroupNumbers: tunnel => ({ Phase1DHGroupNumbers: values(tunnel.phase1DhGroupNumbers) }),
  phase2DhGroupNumbers: tunnel => ({ Phase2DHGroupNumbers: values(tunnel.phase2DhGroupNumbers) }),
  enableTunnelLifecycleControl: () => ({}),
  logs: () => ({}),
}

function logShape({ isOn = false, groupArn, format, isBgpOn, bgpGroupArn, bgpFormat }: TunnelLogs = {}): CloudWatchLogOptions {
  return {
    LogEnabled: isOn,
    ...(groupArn !== undefined && { LogGroupArn: groupArn }),
    ...((format ?? groupArn) !== undefined && { LogOutputFormat: format ?? 'json' }),
    ...(isBgpOn !== undefined && { BgpLogEnabled: isBgpOn }),
    ...(bgpGroupArn !== undefined && { BgpLogGroupArn: bgpGroupArn }),
    ...((bgpFormat ?? bgpGroupArn) !== undefined && { BgpLogOutputFormat: bgpFormat ?? 'json' }),
  }
}

function values<T>(list: readonly T[] | undefined): { Value: T }[] {
  return (list ?? []).map(Value => ({ Value }))
}

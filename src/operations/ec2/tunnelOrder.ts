import type { VpnTunnelOptionsSpecification } from '@aws-sdk/client-ec2'
import type { TunnelOrder } from '../../resources/newVpnConnection.ts'
import { AwsError } from '../../resources/refusal.ts'

/** A tunnel's options as a request gives them; an empty list or text means that nothing was given. */
export function tunnelOrder(specification: VpnTunnelOptionsSpecification): TunnelOrder {
  const { TunnelInsideIpv6Cidr, LogOptions } = specification
  if (TunnelInsideIpv6Cidr) {
    const message = 'IPv6 inside a tunnel is not supported for a VPN connection on a virtual private gateway.'
    throw new AwsError('InvalidParameterCombination', message)
  }
  const logs = LogOptions?.CloudWatchLogOptions
  if (logs?.LogEnabled || logs?.BgpLogEnabled) {
    throw new AwsError('UnsupportedOperation', 'Tunnel logs to CloudWatch Logs are not supported; leave logEnabled false.')
  }
  return {
    insideCidr: specification.TunnelInsideCidr || undefined,
    preSharedKey: specification.PreSharedKey || undefined,
    phase1LifetimeSeconds: specification.Phase1LifetimeSeconds,
    phase2LifetimeSeconds: specification.Phase2LifetimeSeconds,
    rekeyMarginTimeSeconds: specification.RekeyMarginTimeSeconds,
    rekeyFuzzPercentage: specification.RekeyFuzzPercentage,
    replayWindowSize: specification.ReplayWindowSize,
    dpdTimeoutSeconds: specification.DPDTimeoutSeconds,
    dpdTimeoutAction: specification.DPDTimeoutAction as TunnelOrder['dpdTimeoutAction'],
    startupAction: specification.StartupAction as TunnelOrder['startupAction'],
    enableTunnelLifecycleControl: specification.EnableTunnelLifecycleControl,
    ikeVersions: values(specification.IKEVersions),
    phase1EncryptionAlgorithms: values(specification.Phase1EncryptionAlgorithms),
    phase2EncryptionAlgorithms: values(specification.Phase2EncryptionAlgorithms),
    phase1IntegrityAlgorithms: values(specification.Phase1IntegrityAlgorithms),
    phase2IntegrityAlgorithms: values(specification.Phase2IntegrityAlgorithms),
    phase1DhGroupNumbers: values(specification.Phase1DHGroupNumbers),
    phase2DhGroupNumbers: values(specification.Phase2DHGroupNumbers),
  }
}

function values<T>(list: readonly { readonly Value?: T | undefined }[] | undefined): T[] | undefined {
  const given = (list ?? []).map(({ Value }) => Value).filter(value => value !== undefined)
  return given.length > 0 ? given : undefined
}

/** VPC guide, "DNS hostnames": IP-based names; us-east-1's are the oldest and have a form of their own. */
export function privateDnsName(region: string, address: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`
  return `ip-${address.replaceAll('.', '-')}.${domain}`
}

export function publicDnsName(region: string, address: string): string {
  const domain = region === 'us-east-1' ? 'compute-1.amazonaws.com' : `${region}.compute.amazonaws.com`
  return `ec2-${address.replaceAll('.', '-')}.${domain}`
}

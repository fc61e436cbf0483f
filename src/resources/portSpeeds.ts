/** API Reference: port speeds of dedicated connections and how DescribeLocations writes them. */
export const DEDICATED_SPEEDS: Readonly<Record<string, string>> = {
  '1Gbps': '1G',
  '10Gbps': '10G',
  '100Gbps': '100G',
  '400Gbps': '400G',
}

/** API Reference, `AllocateHostedConnection`. */
export const HOSTED_SPEEDS: readonly string[] = [
  ...['50Mbps', '100Mbps', '200Mbps', '300Mbps', '400Mbps', '500Mbps'],
  ...['1Gbps', '2Gbps', '5Gbps', '10Gbps', '25Gbps'],
]

import { CloudWatch, type CloudWatchClientConfig } from '@aws-sdk/client-cloudwatch'

interface Who {
  readonly account?: string
  readonly region?: string
  readonly protocol?: CloudWatchClientConfig['protocol']
}

/** The SDK's client of a service under test; an access key of 12 digits is its own account. */
export function cloudWatchOf(url: string, { account = '123456789012', region = 'us-east-1', protocol }: Who = {}): CloudWatch {
  const credentials = { accessKeyId: account, secretAccessKey: 'any' }
  return new CloudWatch({ endpoint: url, region, credentials, maxAttempts: 1, ...(protocol ? { protocol } : {}) })
}

/** How a client is pointed at a service: what to paste, by the client's name. */
export interface ClientSetup {
  readonly client: string
  readonly text: string
}

/** Ready to paste, for a service without `--credentials`: any key will do there. */
export function clientSetups(url: string): readonly ClientSetup[] {
  return [
    {
      client: 'AWS CLI',
      text: `export AWS_ENDPOINT_URL=${url} AWS_DEFAULT_REGION=us-east-1
export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any
aws directconnect describe-connections`,
    },
    {
      client: 'boto3',
      text: `import boto3
directconnect = boto3.client("directconnect", endpoint_url="${url}", region_name="us-east-1",
                             aws_access_key_id="any", aws_secret_access_key="any")
print(directconnect.describe_connections())`,
    },
    {
      client: 'Terraform',
      text: `provider "aws" {
  region                      = "us-east-1"
  access_key                  = "any"
  secret_key                  = "any"
  skip_metadata_api_check     = true
  skip_region_validation      = true
  endpoints {
    directconnect = "${url}"
    ec2           = "${url}"
    iam           = "${url}"
    sts           = "${url}"
  }
}`,
    },
    {
      client: 'JavaScript',
      text: `import { DescribeConnectionsCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect'
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
const client = new DirectConnectClient({ endpoint: '${url}', region: 'us-east-1', credentials })
console.log(await client.send(new DescribeConnectionsCommand({})))`,
    },
  ]
}

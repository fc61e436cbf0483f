import { liveRows } from './liveRows.ts'
import type { TerraformModule } from './module.ts'
import { requiredVariables } from './variables.ts'

/** What whoever applies the module has to know: the order, what to give, and what is left for people to do. */
export function readme(module: TerraformModule): string {
  const required = requiredVariables(module)
  const sections = [
    '# Network of AWS, as Terraform',
    `Written by Landbridge from ${module.source.estate}, for the AWS provider 5.100. It orders AWS's side of the estate; the customer's side, its routers and what they are patched to, is not AWS's to order.`,
    '## Before',
    list([
      accounts(module),
      required.length > 0
        ? `Copy \`terraform.tfvars.example\` to \`terraform.tfvars\` and fill in ${required.map(name => `\`${name}\``).join(', ')}. Keep that file and the state where nobody else reads them: keys are in both.`
        : 'Nothing has to be filled in. Keep the state where nobody else reads it: BGP keys and pre-shared keys are in it.',
    ]),
    '## Order',
    order(module),
    ...tags(module),
    '## What Terraform does not do',
    list([...ALWAYS, ...destroying(module), ...module.warnings]),
  ]
  return `${sections.join('\n\n')}\n`
}

const ALWAYS: readonly string[] = [
  'It asks for no LOA-CFA and patches nothing: somebody downloads the letter and has the location make the cross-connect.',
  "It configures no router of the customer: `landbridge export --router` writes those files. Sites, hosts, flows and shared risks of the estate are the customer's side too.",
  'It raises no quotas (Service Quotas does) and makes no agreement with partners and carriers.',
  'It leaves addresses, keys and devices that the estate does not say to AWS, so they differ from those of another order.',
]

function destroying({ world }: TerraformModule): string[] {
  const isUsed = liveRows(world, 'host').some(({ body }) => body.vpcId !== undefined)
  return isUsed
    ? [
        'It made no hosts and deletes none: `terraform destroy` fails at a VPC with hosts in it (`DependencyViolation`) until they are deleted by whoever made them.',
      ]
    : []
}

function accounts({ providers }: TerraformModule): string {
  const [first, ...more] = providers.accounts
  if (more.length === 0) return 'Credentials of the account, in any way that the AWS provider takes them.'
  return `Credentials of ${providers.accounts.length} accounts: \`profiles = { "${first}" = "PROFILE", … }\` names a profile for each. Those of another account than a provider expects are refused.`
}

function order(module: TerraformModule): string {
  const ports = [...liveRows(module.world, 'connection'), ...liveRows(module.world, 'lag')].flatMap(row => {
    const address = module.addresses.of(row.kind, row.id)
    if (address === undefined) return []
    const isHosted = row.kind === 'connection' && row.body.role === 'hosted'
    return isHosted ? [address, address.replace('hosted_connection', 'connection_confirmation')] : [address]
  })
  if (ports.length === 0) return '`terraform init`, then `terraform apply`.'
  return [
    'A virtual interface is refused until its port is `available`, which takes days: order the ports first.',
    ['```sh', 'terraform init', `terraform apply ${[...new Set(ports)].map(port => `-target=${port}`).join(' ')}`, '```'].join(
      '\n',
    ),
    'When the LOA-CFAs are patched and the ports are up (`aws directconnect describe-connections`), the rest:',
    ['```sh', 'terraform apply', '```'].join('\n'),
  ].join('\n\n')
}

function tags(module: TerraformModule): string[] {
  const isNeeded =
    liveRows(module.world, 'directConnectGateway').some(({ body }) => Object.keys(body.tags).length > 0) ||
    liveRows(module.world, 'connection').some(({ body }) => body.role === 'hosted')
  if (!isNeeded) return []
  const line =
    'terraform output -json tags_to_write | jq -r \'.[] | "aws directconnect tag-resource --resource-arn \\(.arn) --tags key=\\(.key),value=\\(.value)"\''
  return [
    '## Tags',
    'The provider writes no tags on Direct Connect gateways and hosted connections. These commands do, each with the credentials of the account in the ARN; by `landbridge:name` Landbridge finds things again, by `landbridge:router` smart hands know which router a port is for.',
    ['```sh', line, '```'].join('\n'),
  ]
}

function list(items: readonly string[]): string {
  return items.map(item => `- ${item}`).join('\n')
}

import type { Stack } from './arrange.ts'
import type { Template } from './template.ts'

interface Deployment {
  readonly name: string
  readonly estate: string
  readonly templates: readonly {
    readonly stack: Stack
    readonly file: string
    readonly template: Template
    readonly text: string
  }[]
  readonly left: readonly string[]
}

/** What to deploy in which order, where each parameter comes from, and what no template has. */
export function deploymentReadme({ name, estate, templates, left }: Deployment): string {
  return `${[
    `# ${name}: CloudFormation`,
    '',
    `Written from ${estate}. Deploy in this order; each command waits until its stack is there.`,
    '',
    ...templates.flatMap((each, index) => step(name, index + 1, each)),
    '## Look at this first',
    '',
    '- Ids, tunnel outside addresses and keys are what AWS hands out; addresses inside tunnels and on private and transit virtual interfaces are those of the estate, so that router configurations exported from it fit.',
    '- Keys are read from shell variables of the parameters’ names, so that no history holds them. A key that stays empty is chosen by AWS and shown by `describe-virtual-interfaces` or in the VPN’s configuration file; it belongs into the router before the session can come up.',
    '- A customer gateway in 192.0.2.0/24, 198.51.100.0/24 or 203.0.113.0/24 (RFC 5737) stands in for a router whose `publicAddress` the estate does not say: say it before anything is deployed.',
    '- Ports are ordered, and paid for, by the first stack that has them: light on the port or 90 days, whichever is first, starts the bill (Direct Connect guide, "Dedicated connections").',
    '- A VPC’s main route table is not told by CloudFormation: subnets without a table of their own are associated with one that has the same routes.',
    '- Deleting a stack deletes what it made. Ports with a cross-connect deserve `--enable-termination-protection`.',
    '',
    ...(left.length === 0 ? [] : ['## In no template', '', ...left.map(each => `- ${each}`), '']),
  ].join('\n')}`
}

/** CloudFormation guide, "Understand CloudFormation quotas": a larger body has to come from a bucket. */
const MOST_BYTES = 51_200

function step(name: string, number: number, { stack, file, template, text }: Deployment['templates'][number]): readonly string[] {
  const { account, region, topic } = stack
  const parameters = [...template.parameters]
  const overrides = parameters.map(([parameter, { isSecret }]) => `${parameter}=${isSecret ? `"$${parameter}"` : '<value>'}`)
  const stackName = `${name}-${file.replace(/\.yaml$/, '').replace(`-${account}`, '')}`
  return [
    `${number}. **${file}** with credentials of account ${account}${topic === 'interfaces' ? ', once its ports have light (`connectionState` is `available`)' : ''}:`,
    '',
    '   ```sh',
    `   aws cloudformation deploy --region ${region} --stack-name ${stackName} --template-file ${file}${text.length > MOST_BYTES ? ' --s3-bucket <bucket>' : ''}${overrides.length > 0 ? ` \\\n     --parameter-overrides ${overrides.join(' ')}` : ''}`,
    '   ```',
    '',
    ...parameters.flatMap(([parameter, { description, command }]) => [
      `   - \`${parameter}\`: ${description}.${command ? ` \`${command}\`` : ''}`,
    ]),
    ...(parameters.length > 0 ? [''] : []),
  ]
}

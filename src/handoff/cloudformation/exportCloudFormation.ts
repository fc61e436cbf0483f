import type { World } from '../../resources/world.ts'
import { arrange, type Stack } from './arrange.ts'
import { deploymentReadme } from './deploymentReadme.ts'
import { directConnectPieces } from './directConnectPieces.ts'
import { logicalIds } from './logicalIds.ts'
import type { Untold } from './piece.ts'
import { type Template, templateOf } from './template.ts'
import { templateYaml } from './templateYaml.ts'
import { transitPieces } from './transitPieces.ts'
import { unwritten } from './unwritten.ts'
import { vpcPieces } from './vpcPieces.ts'
import { vpnPieces } from './vpnPieces.ts'

export interface CloudFormationOrder {
  readonly world: World
  /** What the estate is called: begins the names of stacks and exports. Letters, digits and hyphens. */
  readonly name: string
  /** Whence the world comes, for the README. */
  readonly estate: string
  /** What others own is a parameter; absent: every account gets its stacks. */
  readonly account?: string | undefined
}

export interface CloudFormationExport {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** A sentence for each thing that no template has. */
  readonly left: readonly string[]
}

/**
 * CloudFormation templates of an estate. Types and properties are those of the public resource specification of October
 * 2026; what it has no property for is in no template, and in `left`.
 */
export function exportCloudFormation({ world, name, estate, account }: CloudFormationOrder): CloudFormationExport {
  const parts = [
    vpnPieces(world),
    vpcPieces(world),
    transitPieces(world),
    directConnectPieces(world, homeIn(world)),
    unwritten(world),
  ]
  const pieces = parts.flatMap(part => part.pieces).filter(({ scope }) => account === undefined || scope.account === account)
  const untold = new Map<string, Untold>(parts.flatMap(part => [...(part.untold ?? [])]))
  const stacks = arrange(pieces, untold)
  const around = { stacks, ids: logicalIds(pieces), untold, prefix: name }
  const templates = stacks.map(stack => {
    const template = templateOf(stack, around)
    return { stack, file: `${nameOf(stack)}.yaml`, template, text: templateYaml(template) }
  })
  const left = [...parts.flatMap(part => part.left), ...templates.flatMap(({ file, template }) => tooMany(file, template))]
  return {
    files: [
      ...templates.map(({ file, text }) => ({ name: file, text })),
      { name: 'README.md', text: deploymentReadme({ name, estate, templates, left }) },
    ],
    left,
  }
}

/** CloudFormation guide, "Understand CloudFormation quotas". */
const MOST_RESOURCES = 500

function tooMany(file: string, { resources }: Template): readonly string[] {
  if (resources.length <= MOST_RESOURCES) return []
  return [
    `${file} has ${resources.length} resources, and CloudFormation takes ${MOST_RESOURCES}: deploy VPCs of it as stacks of their own.`,
  ]
}

function nameOf({ account, region, stage, topic }: Stack): string {
  return `${region}-${account}-${topic === 'interfaces' ? `interfaces${stage > 1 ? `-${stage}` : ''}` : stage}`
}

/** Direct Connect gateways are in no Region; their stack is in the Region of most of what the account has. */
function homeIn(world: World): (account: string) => string {
  const counts = new Map<string, Map<string, number>>()
  for (const kind of ['virtualPrivateGateway', 'transitGateway', 'vpc', 'connection'] as const) {
    for (const { account, region } of world.all(kind)) {
      const own = counts.get(account) ?? new Map<string, number>()
      own.set(region, (own.get(region) ?? 0) + 1)
      counts.set(account, own)
    }
  }
  return account => [...(counts.get(account) ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'us-east-1'
}

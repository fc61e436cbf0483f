import { overlap } from '../../net/prefix.ts'
import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asMap, asText, valueAt } from '../values.ts'
import { type Attached, blocksOf, transitGatewaysOf, type WrittenGateway } from './transitThings.ts'

/** VPCs on a transit gateway that cannot be there, or that nothing reaches there. */
export function transitVpcs(file: unknown): Finding[] {
  return transitGatewaysOf(file).flatMap(gateway => {
    const vpcs = gateway.attached.filter(({ section }) => section === 'vpcs')
    return [...elsewhere(file, gateway, vpcs), ...withoutRoute(file, gateway, vpcs), ...overlapping(file, gateway, vpcs)]
  })
}

/** Transit gateway guide, "VPC attachments": of its own Region; other Regions are reached by peerings. */
function elsewhere(file: unknown, { name, body }: WrittenGateway, vpcs: readonly Attached[]): Finding[] {
  const home = asText(asMap(file).region)
  const own = asText(body.region) ?? home
  return vpcs.flatMap((vpc): Finding[] => {
    const written = valueAt(file, ['vpcs', vpc.name])
    const region = asText(asMap(written).region) ?? home
    if (written === undefined || region === own) return []
    const summary = `${vpc.name} is in ${region} and ${name} in ${own}; a VPC is attached in its own Region: give ${region} a transit gateway and peer both.`
    return [{ severity: 'error', path: vpc.path, summary }]
  })
}

/** Nobody but the file writes routes into a VPC's tables, and these say that none leads there. */
function withoutRoute(file: unknown, { name }: WrittenGateway, vpcs: readonly Attached[]): Finding[] {
  return vpcs.flatMap((vpc): Finding[] => {
    const path = ['vpcs', vpc.name, 'routes']
    const routes = valueAt(file, path)
    if (routes === undefined || Object.values(asMap(routes)).includes(name)) return []
    const summary = `${pathText(path)} has no route to ${name}, so ${vpc.name} sends nothing to it; add one such as \`10.0.0.0/8: ${name}\`, or leave \`routes\` out to have those it needs.`
    return [{ severity: 'warning', path, summary }]
  })
}

/** Tables may keep them apart on purpose. */
function overlapping(file: unknown, { name, tables }: WrittenGateway, vpcs: readonly Attached[]): Finding[] {
  const meet = (a: string, b: string) => tables.some(({ propagate }) => propagate.includes(a) && propagate.includes(b))
  const blocks = vpcs.flatMap(vpc => blocksOf(file, vpc.name).map(block => ({ vpc, block })))
  return blocks.flatMap(({ vpc, block }, index): Finding[] => {
    const first = blocks
      .slice(0, index)
      .find(other => other.vpc.name !== vpc.name && overlap(other.block, block) && meet(other.vpc.name, vpc.name))
    if (!first) return []
    const isSame = first.block.text === block.text
    const both = `${block.text} of ${vpc.name} and ${first.block.text} of ${first.vpc.name} overlap on ${name}`
    const effect = isSame ? `only that of ${first.vpc.name} is propagated` : 'the longer one takes the traffic of both'
    return [{ severity: 'warning', path: vpc.path, summary: `${both}: ${effect}, and neither VPC reaches the other.` }]
  })
}

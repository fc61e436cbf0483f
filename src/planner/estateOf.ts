import { Document, isMap, isScalar, isSeq, visit } from 'yaml'
import type { Design } from './design.ts'
import { amazonSections } from './estateAmazon.ts'
import { appNameOf, OWN_ACCOUNT } from './estateNames.ts'
import { portSections } from './estatePorts.ts'
import { quotasOf } from './estateQuotas.ts'
import { siteSections } from './estateSites.ts'
import type { Requirements } from './requirementsSchema.ts'
import { regionsInUse, siteNeeds } from './siteNeeds.ts'

/**
 * A design as an estate file, with the requirements' traffic as its flows: one from every site to the first VPC of every
 * Region it talks to. What nobody said is a placeholder and marked as one.
 */
export function estateOf(design: Design, requirements: Requirements): string {
  const sections = {
    landbridge: 1,
    region: regionsInUse(requirements)[0]?.[0],
    ...(design.ports.some(({ kind }) => kind !== 'dedicated') ? { account: OWN_ACCOUNT } : {}),
    quotas: quotasOf(design, requirements),
    ...siteSections(design, requirements),
    ...amazonSections(design, requirements),
    ...portSections(design, requirements),
    flows: flowsOf(requirements),
  }
  const kept = Object.entries(sections).filter(([, value]) => typeof value !== 'object' || Object.keys(value).length > 0)
  const document = new Document(Object.fromEntries(kept), { aliasDuplicateObjects: false })
  document.commentBefore = [
    ` ${requirements.name}: ${design.name}`,
    ...design.because.map(({ says, source }) => ` ${says} (${source})`),
  ].join('\n')
  visit(document, {
    // A thing of the estate is a line, as a person would write it.
    Seq: (_, node) => {
      node.flow = node.items.every(isScalar)
    },
    Map: (_, node) => {
      node.flow = node.items.every(
        ({ value }) =>
          isScalar(value) || (isSeq(value) && value.items.every(isScalar)) || (isMap(value) && value.items.length <= 1),
      )
    },
  })
  for (const pair of isMap(document.contents) ? document.contents.items.slice(2) : []) {
    if (isScalar(pair.key)) pair.key.spaceBefore = true
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

function flowsOf(requirements: Requirements): readonly Record<string, unknown>[] {
  return siteNeeds(requirements).flatMap(({ name, site, regions }) => {
    const { steady, peak, out, in: into, single } = site.traffic
    const share = (value: number) => Math.ceil(value / regions.length)
    return regions.map(region => ({
      from: appNameOf(name),
      to: `${region}-db`,
      steady: rate(share(steady)),
      ...(peak === undefined ? {} : { peak: rate(share(peak)) }),
      ...(out === undefined ? {} : { monthly: volume(share(out) + share(into ?? 0)), monthlyBack: volume(share(out)) }),
      ...(single ? { single } : {}),
    }))
  })
}

/** In the largest unit that says it exactly. */
function rate(bps: number): string {
  const [unit, size] = (
    [
      ['Gbps', 1e9],
      ['Mbps', 1e6],
      ['kbps', 1e3],
    ] as const
  ).find(([, each]) => bps % (each / 1000) === 0 && bps >= each) ?? ['bps', 1]
  return `${bps / size}${unit}`
}

function volume(bytes: number): string {
  const [unit, size] = (
    [
      ['TB', 1e12],
      ['GB', 1e9],
      ['MB', 1e6],
    ] as const
  ).find(([, each]) => bytes % (each / 1000) === 0 && bytes >= each) ?? ['B', 1]
  return `${bytes / size}${unit}`
}

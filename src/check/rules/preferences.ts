import { isPrivateAsn } from '../../net/asn.ts'
import type { Community } from '../../net/community.ts'
import { findLocation } from '../../resources/location.ts'
import type { World } from '../../resources/world.ts'
import { listed, named } from '../named.ts'
import { policyPlace } from '../policyPlace.ts'
import type { Rule } from '../rule.ts'
import type { Interface } from '../ways.ts'

/** AWS's preference communities, higher wins; what has none counts as medium in its own Region. */
const PREFERENCE: ReadonlyMap<Community, number> = new Map([
  ['7224:7300', 3],
  ['7224:7200', 2],
  ['7224:7100', 1],
])
const UNTAGGED = 2
/** Less than medium, by how much nobody says (Direct Connect guide, "Routing policies"). */
const UNTAGGED_ELSEWHERE = 1.5
const SCOPES: ReadonlySet<string> = new Set(['7224:9100', '7224:9200', '7224:9300'])

/** Which of several ways is to be used first, as AWS's side understands it. */
export const PREFERENCES: readonly Rule[] = [
  {
    id: 'DX020',
    severity: 'warning',
    title: 'Prepending does not decide',
    why: 'AWS compares AS paths only among equals: a virtual interface whose location belongs to the sending Region goes before one elsewhere, however long its path is.',
    source: 'Direct Connect guide, "Private virtual interface and transit virtual interface routing policies"',
    *check({ world, landings }) {
      for (const { interfaces, gateways } of landings) {
        const homes = homesOf(world, gateways)
        const untagged = interfaces.filter(each => preferenceOf(each) === undefined && !each.row.body.siteLinkEnabled)
        const longest = untagged.filter(({ policy }) => (policy.prepend ?? 0) > 0)
        for (const each of longest) {
          // Where no gateway is at home, both are elsewhere and their paths are compared; where the rival is, all is as wanted.
          if (!homes.has(regionOf(each))) continue
          const rival = untagged.find(
            other =>
              (other.policy.prepend ?? 0) < (each.policy.prepend ?? 0) &&
              regionOf(other) !== regionOf(each) &&
              announceAlike(each, other),
          )
          if (!rival || regionOf(each) === undefined || regionOf(rival) === undefined) continue
          yield {
            about: named(each.row),
            ...policyPlace(each, 'prepend'),
            summary: `${each.name} prepends to come after ${rival.name}, and their locations belong to ${regionOf(each)} and ${regionOf(rival)}: what is in ${regionOf(each)} uses ${each.name} first all the same.`,
            fix: `Tag the prefixes of ${each.name} with 7224:7100 and those of ${rival.name} with 7224:7300.`,
          }
        }
      }
    },
  },
  {
    id: 'DX021',
    severity: 'warning',
    title: 'A community overrides prepending',
    why: 'Communities set AWS’s local preference, which is compared before the length of the AS path: the prepended way is used first.',
    source: 'Direct Connect guide, "Local preference BGP communities"; RFC 4271 §9.1.2',
    *check({ world, landings }) {
      for (const { interfaces, gateways } of landings) {
        const homes = homesOf(world, gateways)
        for (const each of interfaces) {
          const rank = (one: Interface) => preferenceOf(one) ?? (isAtHome(one, homes) ? UNTAGGED : UNTAGGED_ELSEWHERE)
          const prepend = (one: Interface) => one.policy.prepend ?? 0
          const isTagged = (one: Interface) => preferenceOf(one) !== undefined
          // Of two without a community DX020 tells.
          const rival = interfaces.find(
            other =>
              rank(other) < rank(each) &&
              prepend(other) < prepend(each) &&
              (isTagged(each) || isTagged(other)) &&
              announceAlike(each, other),
          )
          if (!rival) continue
          yield {
            about: named(each.row),
            ...policyPlace(each, 'prepend'),
            summary: `${each.name} prepends to come after ${rival.name}, and its community ${communityOf(each) ?? 'is none, which'} puts it first.`,
            fix: `Let ${each.name} carry 7224:7100, or stop prepending there.`,
          }
        }
      }
    },
  },
  {
    id: 'DX057',
    severity: 'warning',
    title: 'A 7224 community says nothing here',
    why: 'Communities of 7224 are AWS’s own: on private and transit virtual interfaces 7224:7100, 7200 and 7300 count, and one of them at a time; on public ones 7224:9100, 9200 and 9300. Others are ignored or taken off.',
    source: 'Direct Connect guide, "Routing policies and BGP communities"',
    *check({ interfaces }) {
      for (const each of interfaces) {
        const { row, name, communities } = each
        const own = communities.filter(community => community.startsWith('7224:'))
        const known = (community: Community) => (row.body.type === 'public' ? SCOPES.has(community) : PREFERENCE.has(community))
        const strange = own.filter(community => !known(community))
        const counted = new Set(own.filter(known))
        if (strange.length === 0 && counted.size < 2) continue
        yield {
          about: named(row),
          ...(own.some(community => row.body.communities?.includes(community))
            ? { member: 'communities' }
            : policyPlace(each, 'communities')),
          summary:
            strange.length > 0
              ? `${listed(strange)} ${strange.length === 1 ? 'means' : 'mean'} nothing on ${name}, a ${row.body.type} virtual interface.`
              : `${name} carries ${listed(counted)}, of which one at a time has a meaning.`,
          fix:
            strange.length > 0
              ? `Take ${listed(strange)} off ${name}, or use ${row.body.type === 'public' ? '7224:9100 to 9300' : '7224:7100 to 7300'}.`
              : `Leave one of ${listed(counted)} on ${name}.`,
        }
      }
    },
  },
  {
    id: 'DX032',
    severity: 'warning',
    title: 'Prepending with a private AS number on a public virtual interface',
    why: 'AWS takes private AS numbers out before it compares paths: the prepending is gone.',
    source: 'Direct Connect guide, "Public virtual interface routing policies"',
    *check({ interfaces }) {
      for (const each of interfaces) {
        const { row, name, policy } = each
        const asn = row.body.peers.find(peer => isPrivateAsn(peer.asn))?.asn
        if (row.body.type !== 'public' || asn === undefined || !policy.prepend) continue
        yield {
          about: named(row),
          ...policyPlace(each, 'prepend'),
          summary: `${name} prepends AS ${asn}, which is private.`,
          fix: `Use a public AS number on ${name}, or a more specific prefix where traffic is to come in.`,
        }
      }
    },
  },
]

function homesOf(world: World, gateways: ReadonlySet<string>): ReadonlySet<string | undefined> {
  return new Set([...gateways].map(id => (world.get('virtualPrivateGateway', id) ?? world.get('transitGateway', id))?.region))
}

/** With SiteLink on, Regions do not look at where a location is. */
function isAtHome(each: Interface, homes: ReadonlySet<string | undefined>): boolean {
  return each.row.body.siteLinkEnabled || homes.has(regionOf(each))
}

/** Paths of one prefix are compared, and of no others: two sites with a way each are no rivals. */
function announceAlike(a: Interface, b: Interface): boolean {
  return a.advertised.some(prefix => b.advertised.some(({ text }) => text === prefix.text))
}

function communityOf({ communities }: Interface): Community | undefined {
  return communities.find(community => PREFERENCE.has(community))
}

function preferenceOf(each: Interface): number | undefined {
  return PREFERENCE.get(communityOf(each) ?? ('' as Community))
}

function regionOf({ location }: Interface): string | undefined {
  return findLocation(location)?.region
}

import { isConfigured, neighbourNames } from '../../topology/customerPolicy.ts'
import { macSecBlock } from '../macSecEnds.ts'
import { named } from '../named.ts'
import type { Hit, Rule } from '../rule.ts'
import type { View } from '../view.ts'
import type { Interface } from '../ways.ts'

/** Why a virtual interface is down: layer by layer, from the light up. */
export const DOWN_INTERFACES: readonly Rule[] = [
  {
    id: 'DX010',
    severity: 'error',
    title: 'A virtual interface is down',
    why: 'Its light, its encryption, its VLAN or its BGP session is not there: whatever is planned over it does not happen.',
    source: 'Direct Connect guide, "Troubleshooting", layers 1 to 3; "MACsec", encryption mode',
    *check(view) {
      for (const each of view.interfaces) {
        const isPortDown = each.port?.body.state === 'down'
        if (each.row.body.state !== 'down' && !isPortDown) continue
        // DX012 says what closed it, and what to do.
        if (!isPortDown && each.row.body.peers.some(({ id }) => view.topology.baseline.tables.overLimit.has(id))) continue
        const { because, ...rest } = reason(view, each)
        yield { about: named(each.row), summary: `${each.name} is down: ${because}.`, ...rest }
      }
    },
  },
]

type Reason = Pick<Hit, 'fix' | 'at' | 'member'> & { readonly because: string }

function reason(view: View, { row, name, port, router }: Interface): Reason {
  if (port?.body.state === 'down') {
    return {
      because: `its connection ${port.body.name} has no light`,
      fix: `Check the cross-connect and the light levels of ${port.body.name}.`,
    }
  }
  const block = port && macSecBlock(view, port)
  if (block) return block
  if (router?.body.kind === 'external') {
    return {
      because: `${router.body.name} is external, and no session from it is known`,
      fix: `Configure ${name} on ${router.body.name} from what AWS hands out, and say kind: managed once its configuration is like that.`,
      at: named(router),
      member: 'kind',
    }
  }
  const peer = router && row.body.peers.find(({ asn }) => asn !== router.body.asn)
  if (peer) {
    return {
      because: `it expects AS ${peer.asn}, and ${router.body.name} is AS ${router.body.asn}`,
      fix: `Create the BGP peer of ${name} again with AS ${router.body.asn}, or give ${router.body.name} AS ${peer.asn}.`,
      member: 'asn',
    }
  }
  if (router?.body.kind === 'managed' && !isConfigured(router.body, neighbourNames(row))) {
    return {
      because: `${router.body.name} has neighbours of its own, and ${name} is none of them`,
      fix: `Add ${name} to the neighbours of ${router.body.name}.`,
      at: named(router),
      member: 'neighbours',
    }
  }
  return {
    because: 'its BGP session is not established',
    fix: `Compare VLAN, addresses, AS number and key of ${name} with the configuration of ${router?.body.name ?? 'the router'}.`,
  }
}

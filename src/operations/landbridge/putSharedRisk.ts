import { z } from 'zod'
import type { SharedRisk } from '../../resources/customerSide.ts'
import type { World } from '../../resources/world.ts'
import { landbridgeOperation } from './binding.ts'
import { customerId } from './customerId.ts'
import { named, namesOf } from './named.ts'
import { changeField, putRow } from './putRow.ts'
import { conflict, notFound } from './refusals.ts'
import { MEMBER_KINDS, nameOfMember, sharedRiskFields, sharedRiskOutput, sharedRiskView } from './sharedRiskView.ts'

/** What the customer knows and no API tells: these things fail together. Drills break them as one. */
export const putSharedRisk = landbridgeOperation({
  method: 'PUT',
  path: '/shared-risks/{name}',
  summary: 'Say that things fail together, such as the fibres of one conduit',
  input: z.strictObject(sharedRiskFields),
  output: z.strictObject({ change: changeField, sharedRisk: sharedRiskOutput }),
  operate({ world, caller }, { members, ...rest }) {
    const id = customerId('sharedRisk', caller.account, rest.name)
    const risk: SharedRisk = { ...rest, members: [...new Set(members.map(member => memberOf(world, caller.account, member)))] }
    const change = putRow(world, { kind: 'sharedRisk', id, account: caller.account }, risk)
    return { change, sharedRisk: sharedRiskView(world, named(world, 'sharedRisk', caller.account, rest.name)) }
  },
})

/** The failure domain of the account's thing of this name or id. */
function memberOf(world: World, account: string, member: string): string {
  const found = Object.entries(MEMBER_KINDS).flatMap(([word, kind]) =>
    [...world.all(kind)]
      .filter(row => row.account === account && (row.id === member || nameOfMember(row) === member) && !isGone(row.body))
      .map(row => `${word}:${row.id}`),
  )
  const [first, ...others] = found
  if (first === undefined) throw notFound('connection, LAG, VPN connection, router or site', member)
  if (others.length > 0) throw conflict(`${member} is several things, ${namesOf(found)}; name it by its id.`)
  return first
}

function isGone(body: { readonly state?: string } | object): boolean {
  return 'state' in body && body.state === 'deleted'
}

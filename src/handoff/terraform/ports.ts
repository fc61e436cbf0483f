import type { Connection } from '../../resources/connection.ts'
import { membersOf } from '../../resources/lagMembers.ts'
import type { MacSecSettings } from '../../resources/macSecKey.ts'
import type { Tags } from '../../resources/tags.ts'
import type { Row } from '../../resources/world.ts'
import { nameIn } from './addresses.ts'
import { reference } from './hcl.ts'
import { liveRows } from './liveRows.ts'
import { type TerraformModule, tagsOf } from './module.ts'

/** Connections, LAGs with their members, hosted connections and MACsec keys. */
export function writePorts(module: TerraformModule): void {
  const connections = liveRows(module.world, 'connection')
  for (const row of connections) {
    if (row.body.role === 'hosted') writeHosted(module, row)
    else if (row.body.role === 'interconnect') warnOfInterconnect(module, row)
    else writeDedicated(module, row)
  }
  for (const row of liveRows(module.world, 'lag')) writeLag(module, row)
}

function writeDedicated(module: TerraformModule, row: Row<'connection'>): void {
  const { id, body } = row
  const labels = module.addresses.labels('connection', id)
  const isMacSec = body.requestMACSec
  module.add('ports', {
    labels,
    scope: row,
    attributes: {
      name: body.name,
      location: body.location,
      bandwidth: body.bandwidth,
      provider_name: body.providerName,
      request_macsec: isMacSec ? true : undefined,
      encryption_mode: isMacSec ? body.encryptionMode : undefined,
      tags: tagsOf({ ...routerOfLag(module, body), ...body.tags }),
    },
    ...(memberNumber(module, row) > 1 && { dependsOn: [module.addresses.of('lag', body.lagId ?? '') ?? ''] }),
  })
  if (body.lagId === undefined) writeKeys(module, row, labels[1])
  else if (memberNumber(module, row) > 1) {
    module.add('ports', {
      labels: ['aws_dx_connection_association', labels[1]],
      scope: row,
      attributes: { connection_id: module.idOf('connection', id), lag_id: module.idOf('lag', body.lagId) },
    })
  }
  warnOfBilling(module, body)
}

/** A member is ordered before its LAG, whose router it is for. */
function routerOfLag({ world }: TerraformModule, { lagId = '' }: Connection): Tags {
  const router = world.get('lag', lagId)?.body.tags['landbridge:router']
  return router === undefined ? {} : { 'landbridge:router': router }
}

function memberNumber(module: TerraformModule, { id, body }: Row<'connection'>): number {
  return body.lagId === undefined ? 0 : membersOf(module.world, body.lagId).findIndex(member => member.id === id) + 1
}

function writeKeys(module: TerraformModule, row: Row<'connection'>, identifier: string): void {
  const { macSecKeys = [] }: MacSecSettings = row.body
  for (const [index, { ckn, state }] of macSecKeys.entries()) {
    if (state === 'disassociating') continue
    const name = macSecKeys.length > 1 ? `${identifier}_${index + 1}` : identifier
    const description = `MACsec key (CAK) of ${row.body.name}, 64 hexadecimal digits; its name (CKN) is ${ckn}.`
    module.add('ports', {
      labels: ['aws_dx_macsec_key_association', name],
      scope: row,
      attributes: {
        connection_id: module.idOf('connection', row.id),
        ckn,
        cak: module.variable(`${row.id} ${ckn}`, `${name}_cak`, { description, isSensitive: true }),
      },
    })
  }
}

/** The provider makes a LAG around a port that is there; further ports are ordered after it and moved into it. */
function writeLag(module: TerraformModule, row: Row<'lag'>): void {
  const { id, body } = row
  const members = membersOf(module.world, id)
  const [first] = members
  const name = nameIn(module.world, row as Row)
  module.add('ports', {
    labels: module.addresses.labels('lag', id),
    scope: row,
    attributes: {
      name: body.name,
      location: body.location,
      connections_bandwidth: body.bandwidth,
      connection_id: first && module.idOf('connection', first.id),
      provider_name: body.providerName,
      tags: tagsOf(body.tags),
    },
  })
  if (members.length > 1) {
    module.warn(
      `LAG ${name} has ${members.length} ports: they have to be on one AWS device, which Terraform cannot ask for; where AWS gives a port another device its association is refused, and CreateLag with numberOfConnections orders them together.`,
    )
  }
  if (body.minimumLinks > 0) {
    module.warn(
      `LAG ${name} has at least ${body.minimumLinks} operational links: UpdateLag (minimumLinks) sets that, Terraform cannot.`,
    )
  }
  if (body.requestMACSec) {
    module.warn(
      `LAG ${name} has MACsec: Terraform orders LAGs without it; CreateLag (requestMACSec) and AssociateMacSecKey do it.`,
    )
  }
  if (body.allowsHostedConnections) module.warn(`LAG ${name} is a partner's; Terraform orders it as any other.`)
}

/** The port's owner gives the slice, its own account takes it (User Guide, "Accept a hosted connection"). */
function writeHosted(module: TerraformModule, row: Row<'connection'>): void {
  const { id, body } = row
  const parent = parentOf(module, body)
  const labels = module.addresses.labels('connection', id)
  if (labels[0] === 'aws_dx_connection_confirmation') {
    module.add('ports', { labels, scope: row, attributes: { connection_id: module.idOfOthers('connection', id) } })
    return
  }
  module.add('ports', {
    labels,
    scope: parent?.row ?? row,
    attributes: {
      name: body.name,
      connection_id: module.idOf(parent?.kind ?? 'connection', body.parentId ?? ''),
      owner_account_id: row.account,
      bandwidth: body.bandwidth,
      vlan: body.vlan,
    },
  })
  module.add('ports', {
    labels: ['aws_dx_connection_confirmation', labels[1]],
    scope: row,
    attributes: { connection_id: reference(`${labels.join('.')}.id`) },
  })
}

function parentOf({ world }: TerraformModule, { parentId = '' }: Connection) {
  const interconnect = world.get('connection', parentId)
  if (interconnect) return { kind: 'connection', row: interconnect } as const
  const lag = world.get('lag', parentId)
  return lag && ({ kind: 'lag', row: lag } as const)
}

function warnOfInterconnect(module: TerraformModule, { id, body }: Row<'connection'>): void {
  const { reference: variable } = module.idOf('connection', id)
  module.warn(
    `Interconnect ${body.name} at ${body.location} is ordered by its partner with CreateInterconnect, which Terraform does not have; \`${variable.replace('var.', '')}\` is its id.`,
  )
}

function warnOfBilling(module: TerraformModule, { name, billingMode = 'PayAsYouGo' }: Connection): void {
  if (billingMode === 'PayAsYouGo') return
  module.warn(
    `Connection ${name} is paid by ${billingMode}: Terraform orders PayAsYouGo, and the billing mode is changed afterwards.`,
  )
}

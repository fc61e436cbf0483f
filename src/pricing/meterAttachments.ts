import { taggedName } from '../resources/taggedName.ts'
import type { TransitGatewayAttachmentType } from '../resources/transitGateway.ts'
import type { Row, World } from '../resources/world.ts'
import type { Meter } from './usage.ts'

/** What the catalogue calls each; a VPN concentrator's attachment is part of its own price. */
const PRICES: Readonly<Record<Exclude<TransitGatewayAttachmentType, 'vpn-concentrator'>, string>> = {
  vpc: 'vpc',
  vpn: 'vpn',
  'direct-connect-gateway': 'direct-connect',
  connect: 'connect',
  peering: 'peering',
}

/** Billed from the acceptance on, until it is gone (Transit Gateway pricing page). */
const BILLED = ['available', 'modifying']

/**
 * Attachments by the hour (Transit Gateway pricing page): the owner of a VPC pays for its attachment, the owner of the
 * transit gateway for the others, and of a peering each side for its own.
 */
export function meterAttachments(world: World, meter: Meter): void {
  for (const row of world.all('transitGatewayAttachment')) {
    const { type, state } = row.body
    if (type === 'vpn-concentrator' || !meter.counts(state, ['available', 'modifying', 'pending'], BILLED)) continue
    meterAttachment(world, meter, row, type)
  }
}

function meterAttachment(
  world: World,
  meter: Meter,
  { id, account, region, body }: Row<'transitGatewayAttachment'>,
  type: keyof typeof PRICES,
): void {
  const payer = type === 'vpc' ? body.resourceOwnerAccount : account
  const name = attachedName(world, body.resourceId) ?? taggedName(id, body.tags)
  const use = (who: string, where: string) =>
    meter.runs(who, `tgw.attachment.hour.${PRICES[type]}.${where}`, {
      id,
      what: `${name}: ${type} attachment of a transit gateway in ${where}`,
    })
  use(payer, region)
  if (body.peering) use(body.peering.account, body.peering.region)
}

function attachedName(world: World, id: string): string | undefined {
  const tagged = world.get('vpc', id) ?? world.get('vpnConnection', id)
  return tagged ? taggedName(id, tagged.body.tags) : world.get('directConnectGateway', id)?.body.name
}

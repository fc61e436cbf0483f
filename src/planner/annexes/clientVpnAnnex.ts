import { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import { HOURS_PER_MONTH } from '../../pricing/hoursPerMonth.ts'
import { LEAD_TIMES } from '../../resources/leadTimes.ts'
import type { Annex } from '../design.ts'
import type { Requirements } from '../requirementsSchema.ts'
import { annexOf, type Option } from './option.ts'

/** Client VPN administrator guide, "Quotas": most connections at once by associations, 1 to 5. */
const MOST_CONNECTIONS = [7_000, 36_500, 66_500, 96_500, 126_000] as const
/** The same page: what a connection is good for, each. */
const BPS_EACH = 50_000_000

type RemoteUsers = NonNullable<Requirements['remoteUsers']>

/** People who dial in from anywhere: hours of associations, day and night, and hours that somebody is connected. */
export function clientVpnAnnex({ regions }: Requirements, users: RemoteUsers, catalogue: Catalogue): Annex {
  const [region = ''] = Object.keys(regions)
  const needed = MOST_CONNECTIONS.findIndex(most => users.count <= most) + 1
  const associations = Math.max(users.subnets, needed)
  const usages = [
    {
      what: `${associations} associations of the endpoint, day and night`,
      price: `vpn.client.association.hour.${region}`,
      quantity: Decimal.of(associations * HOURS_PER_MONTH),
    },
    {
      what: `${users.count} people connected, ${users.hours} hours a month each`,
      price: `vpn.client.connection.hour.${region}`,
      quantity: Decimal.of(users.count).times(Decimal.parse(String(users.hours)) ?? Decimal.ZERO),
    },
  ]
  const clientVpn: Option = {
    kind: 'client-vpn',
    name: `Client VPN for ${users.count} people in ${region}`,
    because: [
      {
        says: `${users.count} people at once have to reach ${region} from anywhere`,
        source: 'Client VPN administrator guide, How it works',
      },
    ],
    usages,
    unknown: [
      {
        what: 'data out of AWS to the people who dial in',
        because: 'nobody says how much they fetch; it is paid at the Internet rate of the Region',
      },
    ],
    leadTimeDays: LEAD_TIMES.vpn.days,
    remarks: remarks(users, associations),
  }
  const overSite: Option = {
    kind: 'own-vpn',
    name: 'people dial in at a site’s own VPN device and cross the bridge from there',
    because: [{ says: 'a device for it may be there already', source: 'practice' }],
    usages: [],
    unknown: [{ what: 'a VPN device at the site', because: 'its price is its maker’s' }],
    asks: 'a device for them at a site, the site’s Internet uplink, and their traffic in the rates of the bridge',
    leadTimeDays: null,
    remarks: [],
  }
  return annexOf([clientVpn, overSite], { remarks: [] }, catalogue)
}

function remarks({ count, subnets }: RemoteUsers, associations: number): string[] {
  return [
    'With split tunnel (off unless asked for) only the endpoint’s routes go through it; without it all that people do on the Internet does, and leaves AWS at the Internet rate.',
    `Client CIDR: at least /${clientBits(count)}, for AWS asks for twice as many addresses as people, and takes /12 to /22; it can never be changed.`,
    `A connection is good for some ${BPS_EACH / 1e6} Mbps, and the endpoint with ${associations} associations for ${MOST_CONNECTIONS[Math.min(associations, 5) - 1]} connections at once.`,
    ...(associations > subnets
      ? [
          `${subnets === 1 ? 'One subnet is' : `${subnets} subnets are`} asked for; ${count} connections need ${associations} associations, and these are what is priced.`,
        ]
      : []),
    'A person needs a route and an authorization rule for each network; a changed server certificate, name server or split tunnel ends all connections.',
  ]
}

/** The smallest block of /22 or larger with two addresses for each of them. */
function clientBits(count: number): number {
  const bits = 32 - Math.ceil(Math.log2(2 * count))
  return Math.max(12, Math.min(22, bits))
}

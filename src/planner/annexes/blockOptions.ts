import type { Decimal } from '../../net/money.ts'
import { LEAD_TIMES } from '../../resources/leadTimes.ts'
import { gatewayWrites } from './gatewayWrites.ts'
import type { Option } from './option.ts'
import { gigabytesText, type StorageNeed } from './storageNeed.ts'

/** Volume Gateway user guide, "Quotas": gigabytes that one gateway holds. */
const MOST_CACHED = 1024 * 1024
const MOST_STORED = 512 * 1024

/** Volumes that servers on the premises use over iSCSI. */
export function blockOptions(need: StorageNeed): readonly Option[] {
  const { region, size } = need
  const cached = volumeGateway(need, {
    kind: 'storage-gateway-cached',
    title: 'Volume Gateway, cached',
    says: 'the volumes lie in AWS, and a cache of 150 GiB to 64 TiB on own disks serves what was used lately',
    usages: [{ what: `volume storage in ${region}`, price: `sgw.volume.storage.${region}`, quantity: size }],
    most: MOST_CACHED,
    remarks: [
      'A volume has up to 32 TiB; snapshots of one above 16 TiB come back as a volume of the gateway only. Snapshots are paid on top.',
    ],
  })
  const stored = volumeGateway(need, {
    kind: 'storage-gateway-stored',
    title: 'Volume Gateway, stored',
    says: 'the volumes lie on own disks, and AWS has snapshots of them',
    usages: [{ what: `EBS snapshots in ${region}, one of everything`, price: `ebs.snapshot.${region}`, quantity: size }],
    most: MOST_STORED,
    asks: 'own disks for all of it',
    remarks: ['A volume has up to 16 TiB; older snapshots keep what changed since, and are paid on top.'],
  })
  return [cached, stored]
}

interface Kind {
  readonly kind: string
  readonly title: string
  readonly says: string
  readonly usages: Option['usages']
  /** Gigabytes. */
  readonly most: number
  readonly asks?: string
  readonly remarks: readonly string[]
}

function volumeGateway(
  { region, size, cold, written, free, catalogue, reason }: StorageNeed,
  { kind, title, says, usages, most, asks, remarks }: Kind,
): Option {
  const gateways = gatewaysFor(size, most)
  const writes = gatewayWrites({ price: `sgw.volume.written.gb.${region}`, written, gateways, free }, catalogue)
  return {
    kind,
    name: `${title}, ${gigabytesText(size)} in ${region}`,
    because: [reason, { says, source: 'Volume Gateway user guide, What is it' }],
    usages,
    lines: writes.lines,
    unknown: writes.unknown,
    freeUsed: writes.freeUsed,
    ...(asks ? { asks } : {}),
    leadTimeDays: LEAD_TIMES.vpn.days,
    remarks: [
      ...remarks,
      `${gateways === 1 ? 'One gateway holds' : `${gateways} gateways hold`} it: 32 volumes each. Its upload buffer, of 150 GiB to 2 TiB, has to hold what is written faster than the bridge takes it.`,
      ...(cold.isZero ? [] : ['Volumes have no archive: what is hardly ever read costs as much as the rest.']),
    ],
  }
}

function gatewaysFor(size: Decimal, most: number): number {
  return Math.max(1, Math.ceil(Number(size.toString()) / most))
}

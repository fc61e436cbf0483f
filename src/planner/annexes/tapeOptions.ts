import { LEAD_TIMES } from '../../resources/leadTimes.ts'
import { gatewayWrites } from './gatewayWrites.ts'
import { storage, UNKNOWN_REQUESTS } from './objectOptions.ts'
import type { Option } from './option.ts'
import { gigabytesText, type StorageNeed } from './storageNeed.ts'

/** Tape Gateway user guide, "Archiving tapes": the two pools. */
const POOLS = [
  { id: 'deep', name: 'Deep Archive', says: 'A tape comes back from Deep Archive within 12 hours, write protected.' },
  {
    id: 'glacier',
    name: 'Flexible Retrieval',
    says: 'A tape comes back from Flexible Retrieval in 3 to 5 hours, write protected.',
  },
] as const

/** Backups that go to tapes today. */
export function tapeOptions(need: StorageNeed): readonly Option[] {
  const pools = need.cold.isZero ? POOLS.slice(0, 1) : POOLS
  return [...pools.map(pool => tapeGateway(need, pool)), objects(need)]
}

function tapeGateway(
  { region, size, hot, cold, written, free, catalogue, reason }: StorageNeed,
  { id, name, says }: (typeof POOLS)[number],
): Option {
  const writes = gatewayWrites({ price: `sgw.tape.written.gb.${region}`, written, gateways: 1, free }, catalogue)
  return {
    kind: 'storage-gateway-tape',
    name: `Tape Gateway${cold.isZero ? '' : `, archive in ${name}`}, ${gigabytesText(size)} in ${region}`,
    because: [
      reason,
      { says: 'backup software sees drives, a changer and tapes', source: 'Tape Gateway user guide, What is it' },
    ],
    usages: [
      { what: `virtual tapes in ${region}`, price: `sgw.tape.storage.${region}`, quantity: hot },
      { what: `archived tapes, ${name}`, price: `sgw.tape.archive.${id}.${region}`, quantity: cold },
    ],
    lines: writes.lines,
    unknown: [
      ...writes.unknown,
      ...(cold.isZero
        ? []
        : [{ what: 'tapes brought back from the archive', because: 'they are paid by the gigabyte, and nobody says how many' }]),
    ],
    freeUsed: writes.freeUsed,
    leadTimeDays: LEAD_TIMES.vpn.days,
    remarks: [
      ...(cold.isZero ? [] : [says]),
      'Tapes have 100 GiB to 15 TiB; a gateway holds 1,500 of them and 1 PiB in its library, the archive any number.',
    ],
  }
}

/** Most backup software writes to S3 by now. */
function objects(need: StorageNeed): Option {
  const { region, size, hot, cold, reason } = need
  return {
    kind: 's3',
    name: `S3 written by the backup software itself, ${gigabytesText(size)} in ${region}`,
    because: [reason],
    usages: [storage('standard', need, hot), storage('deep-archive', need, cold)],
    unknown: [UNKNOWN_REQUESTS],
    asks: 'backup software that writes objects, and other media in its jobs',
    leadTimeDays: 0,
    remarks: [],
  }
}

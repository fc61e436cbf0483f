import { Decimal } from '../../net/money.ts'
import { HOURS_PER_MONTH } from '../../pricing/hoursPerMonth.ts'
import { LEAD_TIMES } from '../../resources/leadTimes.ts'
import { gatewayWrites } from './gatewayWrites.ts'
import { storage, UNKNOWN_REQUESTS } from './objectOptions.ts'
import type { Option } from './option.ts'
import { gigabytesText, type StorageNeed } from './storageNeed.ts'

/** Files for people and programs on the premises. */
export function fileOptions(need: StorageNeed): readonly Option[] {
  return [s3FileGateway(need), objects(need), efs(need), fsx(need, 'hdd'), fsx(need, 'ssd'), fsxFileGateway(need)]
}

function s3FileGateway(need: StorageNeed): Option {
  const { region, size, hot, cold, written, free, catalogue, reason } = need
  const writes = gatewayWrites({ price: `sgw.file.written.gb.${region}`, written, gateways: 1, free }, catalogue)
  return {
    kind: 'storage-gateway-file',
    name: `S3 File Gateway, ${gigabytesText(size)} in ${region}`,
    because: [reason, { says: 'SMB and NFS on the premises, objects in S3', source: 'S3 File Gateway user guide, What is it' }],
    usages: [storage('standard', need, hot), storage('standard-ia', need, cold)],
    lines: writes.lines,
    unknown: [...writes.unknown, UNKNOWN_REQUESTS],
    freeUsed: writes.freeUsed,
    leadTimeDays: LEAD_TIMES.vpn.days,
    remarks: [
      'Its cache, of 150 GiB to 64 TiB on own disks, serves what was used lately; the rest is fetched over the bridge. A machine of 4 virtual processors and 16 GiB runs it.',
      'Up to 50 shares a gateway, files up to 5 TiB.',
      ...(cold.isZero ? [] : ['What is hardly ever read lies in Standard-IA: a share cannot read from the archives of S3.']),
    ],
  }
}

/** The same objects without a gateway before them. */
function objects({ region, size, hot, cold, reason }: StorageNeed): Option {
  return {
    kind: 's3',
    name: `S3 over the bridge, ${gigabytesText(size)} in ${region}`,
    because: [reason],
    usages: [storage('standard', { region }, hot), storage('standard-ia', { region }, cold)],
    unknown: [UNKNOWN_REQUESTS],
    asks: 'programs that read and write objects instead of files, and that every read waits for the bridge',
    leadTimeDays: 0,
    remarks: [],
  }
}

function efs({ region, size, hot, cold, reason }: StorageNeed): Option {
  return {
    kind: 'efs',
    name: `EFS over the bridge, ${gigabytesText(size)} in ${region}`,
    because: [reason, { says: 'NFS straight from a mount target in a VPC', source: 'EFS user guide, On-premises clients' }],
    usages: [
      { what: `EFS Standard in ${region}`, price: `efs.standard.${region}`, quantity: hot },
      { what: `EFS Infrequent Access in ${region}`, price: `efs.ia.${region}`, quantity: cold },
    ],
    unknown: cold.isZero
      ? []
      : [
          {
            what: 'EFS Infrequent Access: data moved to it and read from it',
            because: 'it is paid by the gigabyte, and the catalogue has no price of it',
          },
        ],
    asks: 'clients that speak NFS 4, and that every read waits for the bridge',
    leadTimeDays: 0,
    remarks: [],
  }
}

/** FSx for Windows user guide, "Performance": throughputs are powers of two from 8 to 2,048 MBps. */
const LEAST_MBPS = 8
const MOST_MBPS = 2048

function fsx({ region, size, written, read, reason }: StorageNeed, disk: 'hdd' | 'ssd'): Option {
  const mbps = throughput(written.plus(read ?? Decimal.ZERO))
  return {
    kind: 'fsx-windows',
    name: `FSx for Windows on ${disk.toUpperCase()} in two zones, ${gigabytesText(size)} in ${region}`,
    because: [
      reason,
      { says: 'SMB straight from a file system in a VPC', source: 'FSx for Windows user guide, On-premises access' },
    ],
    usages: [
      { what: `FSx for Windows ${disk.toUpperCase()}, multi-AZ`, price: `fsx.windows.${disk}.multiaz.${region}`, quantity: size },
      {
        what: `FSx for Windows throughput of ${mbps} MBps`,
        price: `fsx.windows.throughput.multiaz.${region}`,
        quantity: Decimal.of(mbps),
      },
    ],
    unknown: [{ what: 'backups of the file system', because: 'nobody says how many are kept' }],
    asks: 'clients that speak SMB, an Active Directory, and that every read waits for the bridge',
    leadTimeDays: 0,
    remarks: [
      `${mbps} MBps is the least that carries what is written and read within a third of the day; a file system that many use at once needs more.`,
    ],
  }
}

/** Gigabytes a month within a third of its hours, up to the next power of two. */
function throughput(gigabytes: Decimal): number {
  const needed = (Number(gigabytes.toString()) * 2 ** 30) / 1e6 / ((HOURS_PER_MONTH / 3) * 3600)
  const next = 2 ** Math.ceil(Math.log2(Math.max(needed, LEAST_MBPS)))
  return Math.min(next, MOST_MBPS)
}

function fsxFileGateway({ region, reason }: StorageNeed): Option {
  return {
    kind: 'storage-gateway-fsx',
    name: `FSx File Gateway in ${region}`,
    because: [reason],
    usages: [],
    unknown: [{ what: 'FSx File Gateway', because: 'the catalogue has no price of it' }],
    closed: 'AWS takes no new customers for it since 28 October 2024',
    leadTimeDays: null,
    remarks: [],
  }
}

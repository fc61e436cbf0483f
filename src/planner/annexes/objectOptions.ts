import type { Decimal } from '../../net/money.ts'
import type { Annex, Reason } from '../design.ts'
import type { Option } from './option.ts'
import { gigabytesText, type StorageNeed } from './storageNeed.ts'

/** Where what is hardly ever read may lie. S3 user guide, "Understanding and managing storage classes". */
const COLD_CLASSES = [
  {
    id: 'deep-archive',
    name: 'Glacier Deep Archive',
    says: 'Deep Archive asks for 180 days at least and for 40 KB more an object, and gives back in 12 to 48 hours.',
  },
  {
    id: 'glacier-flexible',
    name: 'Glacier Flexible Retrieval',
    says: 'Flexible Retrieval asks for 90 days at least and for 40 KB more an object, and gives back in minutes to 12 hours.',
  },
  {
    id: 'standard-ia',
    name: 'Standard-IA',
    says: 'Standard-IA asks for 30 days and 128 KB an object at least, and for every gigabyte that is read.',
  },
] as const

/** S3 itself, reached over the bridge: a class for what is used and one for what is not. */
export function objectOptions(need: StorageNeed): readonly Option[] {
  const standard = option(need, 'S3 Standard', [storage('standard', need, need.size)], [])
  if (need.cold.isZero) return [standard]
  return [
    ...COLD_CLASSES.map(({ id, name, says }) =>
      option(
        need,
        need.hot.isZero ? `S3 ${name}` : `S3 Standard, and ${name} for ${gigabytesText(need.cold)} of it`,
        [storage('standard', need, need.hot), storage(id, need, need.cold)],
        [says],
      ),
    ),
    standard,
  ]
}

export function storage(storageClass: string, { region }: Pick<StorageNeed, 'region'>, quantity: Decimal) {
  return { what: `S3 ${storageClass} in ${region}`, price: `s3.storage.${storageClass}.${region}`, quantity }
}

/** S3 pricing page, "Requests": by the thousand, whatever their size. */
export const UNKNOWN_REQUESTS: Annex['unknown'][number] = {
  what: 'S3 requests',
  because: 'they are paid by the thousand, and nobody says how large the objects are',
}

const DIRECT: Reason = {
  says: 'objects need no gateway: programs speak to S3 itself',
  source: 'S3 user guide, Private connectivity from on-premises networks',
}

function option(
  { reason, size, region }: StorageNeed,
  name: string,
  usages: Option['usages'],
  remarks: readonly string[],
): Option {
  return {
    kind: 's3',
    name: `${name}, ${gigabytesText(size)} in ${region}`,
    because: [reason, DIRECT],
    usages,
    unknown: [UNKNOWN_REQUESTS],
    leadTimeDays: 0,
    remarks: [
      ...remarks,
      'S3 is reached over Direct Connect by a public virtual interface, or by interface endpoints in a VPC, which ask by the hour and by the gigabyte; gateway endpoints do not answer from on-premises.',
    ],
  }
}

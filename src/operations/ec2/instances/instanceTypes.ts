import { AwsError } from '../../../resources/refusal.ts'

interface Size {
  readonly vCpus: number
  readonly memoryMiB: number
  readonly interfaces: number
  readonly addressesPerInterface: number
}

/** What is known of an instance type. EC2 guide, "Instance type specifications" and "IP addresses per network interface". */
export interface InstanceTypeFacts extends Size {
  readonly architecture: 'x86_64' | 'arm64'
  readonly burstable: boolean
  readonly nitro: boolean
}

type Row = readonly [vCpus: number, memoryGiB: number, interfaces: number, addressesPerInterface: number]

const T3: Readonly<Record<string, Row>> = {
  nano: [2, 0.5, 2, 2],
  micro: [2, 1, 2, 2],
  small: [2, 2, 3, 4],
  medium: [2, 4, 3, 6],
  large: [2, 8, 3, 12],
  xlarge: [4, 16, 4, 15],
  '2xlarge': [8, 32, 4, 15],
}

const T2: Readonly<Record<string, Row>> = {
  nano: [1, 0.5, 2, 2],
  micro: [1, 1, 2, 2],
  small: [1, 2, 3, 4],
  medium: [2, 4, 3, 6],
  large: [2, 8, 3, 12],
  xlarge: [4, 16, 3, 15],
  '2xlarge': [8, 32, 3, 15],
}

/** Families whose sizes differ only in memory per vCPU. */
const regular = (gibPerVcpu: number): Readonly<Record<string, Row>> => ({
  large: [2, 2 * gibPerVcpu, 3, 10],
  xlarge: [4, 4 * gibPerVcpu, 4, 15],
  '2xlarge': [8, 8 * gibPerVcpu, 4, 15],
  '4xlarge': [16, 16 * gibPerVcpu, 8, 30],
  '8xlarge': [32, 32 * gibPerVcpu, 8, 30],
  '12xlarge': [48, 48 * gibPerVcpu, 8, 30],
  '16xlarge': [64, 64 * gibPerVcpu, 15, 50],
  '24xlarge': [96, 96 * gibPerVcpu, 15, 50],
})

const X86 = { architecture: 'x86_64', burstable: false, nitro: true } as const
const ARM = { ...X86, architecture: 'arm64' } as const

const FAMILIES: Readonly<
  Record<
    string,
    Pick<InstanceTypeFacts, 'architecture' | 'burstable' | 'nitro'> & { readonly sizes: Readonly<Record<string, Row>> }
  >
> = {
  t2: { ...X86, burstable: true, nitro: false, sizes: T2 },
  t3: { ...X86, burstable: true, sizes: T3 },
  t3a: { ...X86, burstable: true, sizes: { ...T3, small: [2, 2, 2, 4] } },
  t4g: { ...ARM, burstable: true, sizes: T3 },
  m5: { ...X86, sizes: regular(4) },
  m6i: { ...X86, sizes: regular(4) },
  m6g: { ...ARM, sizes: regular(4) },
  m7i: { ...X86, sizes: regular(4) },
  m7g: { ...ARM, sizes: regular(4) },
  c6i: { ...X86, sizes: regular(2) },
  c6g: { ...ARM, sizes: regular(2) },
  c7i: { ...X86, sizes: regular(2) },
  c7g: { ...ARM, sizes: regular(2) },
  r5: { ...X86, sizes: regular(8) },
  r6i: { ...X86, sizes: regular(8) },
  r6g: { ...ARM, sizes: regular(8) },
  r7g: { ...ARM, sizes: regular(8) },
}

/** The types that are known, in the order of their families. */
export const KNOWN_INSTANCE_TYPES: readonly string[] = Object.entries(FAMILIES).flatMap(([family, { sizes }]) =>
  Object.keys(sizes).map(size => `${family}.${size}`),
)

export function instanceTypeFacts(type: string): InstanceTypeFacts | undefined {
  const [family = '', size = ''] = type.split('.')
  const facts = Object.hasOwn(FAMILIES, family) ? FAMILIES[family] : undefined
  const row = facts && Object.hasOwn(facts.sizes, size) ? facts.sizes[size] : undefined
  if (facts === undefined || row === undefined) return undefined
  const { architecture, burstable, nitro } = facts
  const [vCpus, memoryGiB, interfaces, addressesPerInterface] = row
  return { architecture, burstable, nitro, vCpus, memoryMiB: memoryGiB * 1024, interfaces, addressesPerInterface }
}

/** AWS has hundreds of types and new ones every year: what is written like one is taken for one. */
export function isInstanceType(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,15}\.(nano|micro|small|medium|large|(\d{1,3})?xlarge|metal(-\d{1,3}xl)?)$/.test(text)
}

/** Refuses more interfaces than the type takes. Of one that is not known, as many as the largest do. */
export function refuseMoreInterfaces(type: string, count: number): void {
  const limit = instanceTypeFacts(type)?.interfaces ?? 15
  if (count > limit)
    throw new AwsError('AttachmentLimitExceeded', `Interface count ${count} exceeds the limit for ${type} (${limit})`)
}

/** One Availability Zone as every account here sees it: AWS shuffles the letters per account, we do not. */
export interface AvailabilityZone {
  /** `us-east-1a` */
  readonly name: string
  /** `use1-az1` */
  readonly id: string
}

/** Region -> prefix of its zone ids, letters of its zones, whether an account must opt in. EC2 guide, "Regions and Zones". */
const REGIONS: Readonly<Record<string, readonly [zoneIdPrefix: string, letters: string, optIn?: 'opt-in']>> = {
  'af-south-1': ['afs1', 'abc', 'opt-in'],
  'ap-east-1': ['ape1', 'abc', 'opt-in'],
  'ap-east-2': ['ape2', 'abc', 'opt-in'],
  'ap-northeast-1': ['apne1', 'acd'],
  'ap-northeast-2': ['apne2', 'abcd'],
  'ap-northeast-3': ['apne3', 'abc'],
  'ap-south-1': ['aps1', 'abc'],
  'ap-south-2': ['aps2', 'abc', 'opt-in'],
  'ap-southeast-1': ['apse1', 'abc'],
  'ap-southeast-2': ['apse2', 'abc'],
  'ap-southeast-3': ['apse3', 'abc', 'opt-in'],
  'ap-southeast-4': ['apse4', 'abc', 'opt-in'],
  'ap-southeast-5': ['apse5', 'abc', 'opt-in'],
  'ap-southeast-6': ['apse6', 'abc', 'opt-in'],
  'ap-southeast-7': ['apse7', 'abc', 'opt-in'],
  'ca-central-1': ['cac1', 'abd'],
  'ca-west-1': ['caw1', 'abc', 'opt-in'],
  'eu-central-1': ['euc1', 'abc'],
  'eu-central-2': ['euc2', 'abc', 'opt-in'],
  'eu-north-1': ['eun1', 'abc'],
  'eu-south-1': ['eus1', 'abc', 'opt-in'],
  'eu-south-2': ['eus2', 'abc', 'opt-in'],
  'eu-west-1': ['euw1', 'abc'],
  'eu-west-2': ['euw2', 'abc'],
  'eu-west-3': ['euw3', 'abc'],
  'il-central-1': ['ilc1', 'abc', 'opt-in'],
  'me-central-1': ['mec1', 'abc', 'opt-in'],
  'me-south-1': ['mes1', 'abc', 'opt-in'],
  'mx-central-1': ['mxc1', 'abc', 'opt-in'],
  'sa-east-1': ['sae1', 'abc'],
  'us-east-1': ['use1', 'abcdef'],
  'us-east-2': ['use2', 'abc'],
  'us-west-1': ['usw1', 'ac'],
  'us-west-2': ['usw2', 'abcd'],
}

/** Every Region that is known, in order of their names. */
export const REGION_NAMES: readonly string[] = Object.keys(REGIONS).sort()

/** The Regions of the commercial partition, and whether an account must opt in to use them. */
export function regions(): readonly { readonly name: string; readonly optIn: boolean }[] {
  return Object.entries(REGIONS).map(([name, [, , optIn]]) => ({ name, optIn: optIn !== undefined }))
}

/** The zones of a Region; one that the table does not know has `a`, `b` and `c`. */
export function availabilityZonesOf(region: string): readonly AvailabilityZone[] {
  const [prefix, letters] = REGIONS[region] ?? [region.replaceAll('-', ''), 'abc']
  return [...letters].map((letter, at) => ({ name: `${region}${letter}`, id: `${prefix}-az${at + 1}` }))
}

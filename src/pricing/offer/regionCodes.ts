/** Regions by the names that price lists have, old and new; for rows without a code. */
const NAMES: Readonly<Record<string, string>> = {
  'US East (N. Virginia)': 'us-east-1',
  'US East (Ohio)': 'us-east-2',
  'US West (N. California)': 'us-west-1',
  'US West (Oregon)': 'us-west-2',
  'Canada (Central)': 'ca-central-1',
  'Canada West (Calgary)': 'ca-west-1',
  'EU (Ireland)': 'eu-west-1',
  'EU (London)': 'eu-west-2',
  'EU (Paris)': 'eu-west-3',
  'EU (Frankfurt)': 'eu-central-1',
  'EU (Zurich)': 'eu-central-2',
  'EU (Stockholm)': 'eu-north-1',
  'EU (Milan)': 'eu-south-1',
  'EU (Spain)': 'eu-south-2',
  'Asia Pacific (Tokyo)': 'ap-northeast-1',
  'Asia Pacific (Seoul)': 'ap-northeast-2',
  'Asia Pacific (Osaka)': 'ap-northeast-3',
  'Asia Pacific (Osaka-Local)': 'ap-northeast-3',
  'Asia Pacific (Singapore)': 'ap-southeast-1',
  'Asia Pacific (Sydney)': 'ap-southeast-2',
  'Asia Pacific (Jakarta)': 'ap-southeast-3',
  'Asia Pacific (Melbourne)': 'ap-southeast-4',
  'Asia Pacific (Mumbai)': 'ap-south-1',
  'Asia Pacific (Hyderabad)': 'ap-south-2',
  'Asia Pacific (Hong Kong)': 'ap-east-1',
  'South America (Sao Paulo)': 'sa-east-1',
  'Africa (Cape Town)': 'af-south-1',
  'Middle East (Bahrain)': 'me-south-1',
  'Middle East (UAE)': 'me-central-1',
  'Israel (Tel Aviv)': 'il-central-1',
  'AWS GovCloud (US-West)': 'us-gov-west-1',
  'AWS GovCloud (US-East)': 'us-gov-east-1',
}

/** The code of a Region that a row names; Local Zones and the like have none. */
export function regionOf(code: string | undefined, name: string | undefined): string | undefined {
  if (code !== undefined && /^[a-z]{2}(-[a-z]+)+-\d$/.test(code)) return code
  return code === undefined && name !== undefined ? NAMES[name.replace(/^Europe /, 'EU ').replace('São', 'Sao')] : undefined
}

/** What usage types begin with, by Region; us-east-1's often begin with nothing, and eu-west-1's are the oldest. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  'us-east-1': ['', 'USE1'],
  'us-east-2': ['USE2'],
  'us-west-1': ['USW1'],
  'us-west-2': ['USW2'],
  'ca-central-1': ['CAN1'],
  'eu-west-1': ['EU', 'EUW1'],
  'eu-west-2': ['EUW2'],
  'eu-west-3': ['EUW3'],
  'eu-central-1': ['EUC1'],
  'eu-north-1': ['EUN1'],
  'eu-south-1': ['EUS1'],
  'ap-northeast-1': ['APN1'],
  'ap-northeast-2': ['APN2'],
  'ap-northeast-3': ['APN3'],
  'ap-southeast-1': ['APS1'],
  'ap-southeast-2': ['APS2'],
  'ap-south-1': ['APS3'],
  'ap-east-1': ['APE1'],
  'sa-east-1': ['SAE1'],
  'af-south-1': ['AFS1'],
  'me-south-1': ['MES1'],
}

/** Whether a usage type is that of a Local Zone, though its row has the name of the Region that the zone belongs to. */
export function isOfAnotherPlace(usageType: string, region: string): boolean {
  const usage = /^(?:(.+)-)?DataTransfer-Out-Bytes$/.exec(usageType)
  const known = PREFIXES[region]
  return usage !== null && known !== undefined && !known.includes(usage[1] ?? '')
}

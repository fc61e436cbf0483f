import { z } from 'zod'
import { mapOf, oneOf, section } from '../estate/containers.ts'
import { amountField } from '../estate/feesSchema.ts'
import { durationField, rateField, volumeField } from '../estate/quantities.ts'
import { asnField, ipv4PrefixField, mtuField, nameField, textField, wholeNumber, yesOrNo } from '../resources/fields.ts'

/** Fields of a requirements file; the message of every issue is the phrase that says what is allowed. */

/** 0..1 of `20%`. */
export const share = (what: string) => {
  const error = `${what} in percent such as 20%`
  return z.union([z.number(), z.string()], { error }).transform((value, context) => {
    const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(String(value).trim())
    if (match) return Number(match[1]) / 100
    context.issues.push({ code: 'custom', message: error, input: value })
    return z.NEVER
  })
}

const DATE = 'a date such as 2027-03-01'
const dateField = z.string({ error: DATE }).regex(/^\d{4}-\d{2}-\d{2}$/, { error: DATE })

const traffic = section('traffic', {
  out: volumeField
    .optional()
    .describe('What AWS sends to the site a month: this is what is paid for; unknown where nothing is said'),
  in: volumeField.optional().describe('What the site sends to AWS a month'),
  steady: rateField.describe('What it needs all day, each way'),
  peak: rateField.optional().describe('What it needs at most, each way; `steady` where nothing is said'),
  growth: share('growth a year')
    .default(0)
    .describe('By how much volumes and rates grow a year, such as 20%; not at all where nothing is said'),
  single: yesOrNo.optional().describe('One 5-tuple, which no ECMP spreads'),
})

const site = section('a site', {
  place: textField('a place such as Ashburn, VA').optional().describe('Where it is, such as `Ashburn, VA`'),
  building: textField('the code of a Direct Connect location such as EqDC2')
    .optional()
    .describe('It stands in a Direct Connect location: its code'),
  at: z
    .tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)], { error: 'a pair [latitude, longitude]' })
    .optional()
    .describe('Where it is, as `[latitude, longitude]`; goes before `place`'),
  prefixes: z
    .array(ipv4PrefixField, { error: 'a list of CIDRs' })
    .min(1, { error: 'a list of CIDRs' })
    .describe('What its routers advertise'),
  routers: wholeNumber(1, 8, 'a number of routers')
    .default(2)
    .describe('How many edge routers it has or would get; 2 where nothing is said'),
  asn: asnField.optional().describe('AS number of its routers; 65001, 65002 … in the order of the sites where nothing is said'),
  mtu: mtuField.default(1500).describe('MTU of its LAN; 1500 where nothing is said'),
  uplink: rateField
    .optional()
    .describe('Rate of its Internet uplink, which VPNs share; without one a VPN over the Internet is no candidate'),
  traffic: traffic.describe(
    'What goes between the site and the Regions, spread over them evenly unless `regions` says otherwise',
  ),
  regions: z
    .array(textField('a Region'), { error: 'a list of Regions' })
    .optional()
    .describe('Which Regions it talks to; all where nothing is said'),
  stateful: yesOrNo.optional().describe('Its routers are firewalls that drop what they saw no first packet of'),
})

const region = section('a Region', {
  vpcs: wholeNumber(1, 500, 'a number of VPCs').describe('How many VPCs'),
  cidr: ipv4PrefixField.describe('The block that its VPCs are cut from'),
  transit: yesOrNo.optional().describe('VPCs talk to each other, so that there is a transit gateway anyway'),
})

const storage = section('storage to bridge', {
  kind: oneOf(['object', 'file', 'block', 'tape']).describe('How people use it: objects, files (SMB or NFS), volumes or tapes'),
  size: volumeField.describe('What there is of it'),
  change: share('change a day').default(0.01).describe('What of it is written anew a day; 1% where nothing is said'),
  read: volumeField.optional().describe('What is read back over the bridge a month; unknown where nothing is said'),
  archive: share('what is hardly ever read').default(0).describe('What part of it may lie in an archive'),
  site: nameField.optional().describe('At which site; the first one where nothing is said'),
  region: textField('a Region').optional().describe('In which Region; the first one where nothing is said'),
})

const remoteUsers = section('remote users', {
  count: wholeNumber(1, 100_000, 'a number of people').describe('How many at once'),
  hours: z
    .number({ error: 'hours a month' })
    .positive({ error: 'hours a month' })
    .default(160)
    .describe('Hours a month that one of them is connected; 160 where nothing is said'),
  subnets: wholeNumber(1, 10, 'a number of subnets')
    .default(2)
    .describe('Associations of the endpoint, one for each Availability Zone; 2 where nothing is said'),
})

const quote = section('what a partner asks', {
  partner: textField('the name of a partner').describe('Who quotes'),
  location: textField('the code of a Direct Connect location').optional().describe('Where; anywhere, where nothing is said'),
  bandwidth: rateField.optional().describe('For which speed; for any, where nothing is said'),
  kind: oneOf(['hosted', 'circuit', 'crossConnect', 'layer3']).describe(
    'For what: a hosted connection, a circuit to the location, a cross-connect there, or routing as a service',
  ),
  monthly: amountField.describe('US dollars a month'),
  once: amountField.optional().describe('US dollars once'),
  days: wholeNumber(0, 1000, 'a number of days').optional().describe('Days until it works; the usual ones where nothing is said'),
})

const existing = section('what there is already', {
  connections: z
    .array(
      section('a connection', {
        location: textField('the code of a Direct Connect location').describe('Where its port is'),
        bandwidth: rateField.describe('Its speed'),
        site: nameField.describe('The site it leads to'),
        hosted: yesOrNo.default(false).describe('A partner hosts it'),
      }),
      { error: 'a list of connections' },
    )
    .default([])
    .describe('Direct Connect connections that work: they cost no lead time'),
  vpns: z.array(nameField, { error: 'a list of sites' }).default([]).describe('Sites that have a VPN already'),
})

const weights = section('weights', {
  cost: z.number().min(0).default(3).describe('Of the total cost; 3 where nothing is said'),
  downtime: z.number().min(0).default(3).describe('Of the expected minutes a year; 3 where nothing is said'),
  performance: z.number().min(0).default(2).describe('Of latency and headroom; 2 where nothing is said'),
  leadTime: z.number().min(0).default(1).describe('Of the days until it works; 1 where nothing is said'),
  simplicity: z.number().min(0).default(1).describe('Of how few things there are to run; 1 where nothing is said'),
})

export const REQUIREMENTS = section('requirements, beginning with `landbridge-plan: 1`', {
  'landbridge-plan': z.literal(1, { error: '1, the version of the file format' }).describe('Version of the file format: 1'),
  name: textField('a name').default('plan').describe('What the plan is called'),
  today: dateField.optional().describe('The day from which lead times count; that of the run where nothing is said'),
  goLive: dateField.optional().describe('When it has to work'),
  sites: mapOf(nameField, site, 'sites by name').describe('Places that have to be joined to AWS'),
  regions: mapOf(textField('a Region'), region, 'Regions by name').describe('Where AWS has to be reached'),
  latency: durationField('a round-trip time such as 20ms')
    .optional()
    .describe('Longest round trip between a site and a Region it talks to, ms'),
  encryption: oneOf(['none', 'layer2', 'layer3'])
    .default('none')
    .describe('`layer2`: MACsec suffices; `layer3`: IPsec from router to AWS; `none` where nothing is said'),
  availability: share('availability')
    .optional()
    .describe('Least part of a year that every site reaches its Regions at peak rate, such as 99.95%'),
  sla: z
    .union([z.literal(95), z.literal(99.9), z.literal(99.95), z.literal(99.99)], { error: '95, 99.9, 99.95 or 99.99' })
    .optional()
    .describe('SLA of AWS that the design has to be eligible for, percent a month'),
  survive: oneOf(['single', 'double']).optional().describe('Which failures must leave the peak rate whole'),
  budget: amountField.optional().describe('Most that it may cost a month, in US dollars'),
  years: wholeNumber(1, 10, 'a number of years')
    .default(3)
    .describe('Over how many years the total cost is counted; 3 where nothing is said'),
  publicServices: z
    .array(textField('a service such as s3'), { error: 'a list of services' })
    .default([])
    .describe('Public services that must be reached over Direct Connect and not over the Internet'),
  siteToSite: yesOrNo.default(false).describe('Sites talk to each other over AWS (SiteLink)'),
  remoteUsers: remoteUsers.optional().describe('People who dial in from anywhere'),
  storage: z.array(storage, { error: 'a list of storage' }).default([]).describe('Storage that is to be bridged'),
  onPremises: section('what has to run on the premises', {
    latency: durationField('a time such as 2ms').optional().describe('Longest round trip to the workload, ms'),
    residency: yesOrNo.default(false).describe('Data must not leave the premises'),
    servers: wholeNumber(1, 1000, 'a number of servers').optional().describe('How many servers it needs'),
  })
    .optional()
    .describe('Workloads that have to stay near: compared as own servers and Outposts'),
  existing: existing.default({ connections: [], vpns: [] }).describe('What there is already'),
  quotes: z
    .array(quote, { error: 'a list of quotes' })
    .default([])
    .describe('What partners, carriers and locations ask: no price list has it'),
  avoid: z
    .array(textField('the code of a Direct Connect location'), { error: 'a list of codes' })
    .default([])
    .describe('Locations that are not wanted'),
  weights: weights
    .default({ cost: 3, downtime: 3, performance: 2, leadTime: 1, simplicity: 1 })
    .describe('What counts how much in the ranking'),
})

/** What a person asks for; rates in bit/s, volumes in bytes a month, shares 0..1, durations in ms, money exact. */
export type Requirements = z.output<typeof REQUIREMENTS>
export type SiteRequirement = Requirements['sites'][string]
export type RegionRequirement = Requirements['regions'][string]
export type StorageRequirement = Requirements['storage'][number]
export type Quote = Requirements['quotes'][number]

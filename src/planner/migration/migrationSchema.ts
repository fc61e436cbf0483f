import { z } from 'zod'
import { oneOf, section } from '../../estate/containers.ts'
import { amountField } from '../../estate/feesSchema.ts'
import { durationField, rateField, volumeField } from '../../estate/quantities.ts'
import { nameField, textField, wholeNumber, yesOrNo } from '../../resources/fields.ts'
import { share } from '../requirementsSchema.ts'

/** Fields of a migration file; the message of every issue is the phrase that says what is allowed. */

const MONTH = 'a month such as 2027-03'
const monthField = z.string({ error: MONTH }).regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: MONTH })
const timeField = durationField('a time such as 30min or 4h')

const link = section('a link: an estate file, or a rate', {
  estate: textField('an estate file')
    .optional()
    .describe('An estate file, beside this one: its drill and its price say the rest'),
  flow: textField('a flow such as "app to db"')
    .optional()
    .describe('Which flow of the estate, `FROM to TO`; the first one where nothing is said'),
  rate: rateField.optional().describe('Without an estate: what it carries each way'),
  steady: rateField.optional().describe('Without an estate: what is on it all day, each way; nothing where nothing is said'),
  monthly: amountField.optional().describe('Without an estate: what it costs a month, in US dollars'),
  perGigabyte: amountField.optional().describe('Without an estate: what a gigabyte out of AWS costs over it, in US dollars'),
  dark: timeField.optional().describe('Without an estate: how long its worst failure leaves it dark, ms'),
}).describe('What carries the traffic')

const replication = section('a replication instance of DMS', {
  instance: textField('a class such as r5.large').describe('Class of the replication instance, such as `r5.large`'),
  multi: yesOrNo.default(false).describe('In two Availability Zones'),
  region: textField('a Region').optional().describe('Where its price is asked for; us-east-1 where nothing is said'),
})

const phase = section('a phase', {
  name: nameField.describe('What people call it'),
  link,
  from: monthField.describe('Its first month'),
  until: monthField.optional().describe('Its last month, paid whole; it stays where nothing is said'),
  carries: share('what it carries').default(1).describe('What of the traffic it carries when its ramp is over'),
  carriesAtFirst: share('what it carries')
    .optional()
    .describe('What it carries when its ramp begins; `carries` where nothing is said'),
  ramp: wholeNumber(1, 60, 'a number of months').default(1).describe('Over how many months it gets there, in even steps'),
  once: amountField.optional().describe('What its beginning costs once, in US dollars'),
  replication: replication.optional().describe('Databases are copied by DMS as long as it lasts'),
})

const HEAD = {
  'landbridge-migration': z.literal(1, { error: '1, the version of the file format' }).describe('Version of the file format: 1'),
  name: textField('a name').default('migration').describe('What the plan is called'),
}

const PHASED = section('a phased migration', {
  ...HEAD,
  template: z.literal('phased').describe('Phases that follow each other and overlap'),
  years: wholeNumber(1, 10, 'a number of years')
    .default(3)
    .describe('Over how many years the total cost is counted, from the first phase on'),
  growth: share('growth a year').default(0).describe('By how much volumes and rates grow a year'),
  traffic: section('what has to get through', {
    out: volumeField.optional().describe('What AWS sends to the premises a month when all of it has moved'),
    peak: rateField.optional().describe('What is needed at most, each way, when all of it has moved'),
  })
    .optional()
    .describe('For phases whose link is no estate: estates have flows'),
  phases: z
    .array(phase, { error: 'a list of phases' })
    .min(1, { error: 'at least one phase' })
    .max(20, { error: 'at most 20 phases' })
    .describe('In any order; phases may overlap'),
})

const BURST = section('bursts to the cloud', {
  ...HEAD,
  template: z.literal('burst').describe('What exceeds the premises goes to AWS'),
  link,
  burst: section('a burst', {
    rate: rateField.describe('What one sends to AWS as long as it lasts'),
    lasts: timeField.describe('How long one lasts, ms'),
    aMonth: wholeNumber(1, 10_000, 'a number of bursts').describe('How many there are a month'),
    results: share('results').default(0).describe('What comes back out of AWS, in percent of what was sent'),
  }).describe('What comes over'),
  compute: section('machines in AWS', {
    hourly: amountField.describe('What they cost an hour, in US dollars'),
  })
    .optional()
    .describe('Machines that work on it from the first byte to the last'),
})

const RECOVERY = section('disaster recovery', {
  ...HEAD,
  template: z.literal('recovery').describe('AWS stands by and takes over'),
  link,
  data: volumeField.describe('What is replicated'),
  change: share('change a day').default(0.01).describe('What of it is written anew a day'),
  busy: z
    .number({ error: 'hours from 1 to 24' })
    .min(1, { error: 'hours from 1 to 24' })
    .max(24, { error: 'hours from 1 to 24' })
    .default(24)
    .describe('In how many hours of the day it is written'),
  interval: timeField.optional().describe('How often a copy is sent, ms; all the time where nothing is said'),
  startUp: timeField.describe('How long AWS’s side takes until it serves, ms'),
  switchOver: timeField
    .optional()
    .describe('How long people and name servers take until users go there, ms; nothing where nothing is said'),
  standby: section('what stands by', {
    monthly: amountField.describe('What copies and machines that stand by cost a month beside the link, in US dollars'),
  })
    .optional()
    .describe('Cost while nothing is broken'),
  failedOver: section('what runs after a failure', {
    monthly: amountField.describe('What everything in AWS costs a month beside the link, in US dollars'),
    out: volumeField.optional().describe('What AWS then sends to the premises a month'),
  })
    .optional()
    .describe('Cost while AWS serves'),
  targets: section('what is asked', {
    rpo: timeField.optional().describe('Most that may be lost, as time, ms'),
    rto: timeField.optional().describe('Longest time until it serves again, ms'),
  })
    .default({})
    .describe('What the answer is held against'),
})

const ANALYTICS = section('analysis in the cloud', {
  ...HEAD,
  template: z.literal('analytics').describe('Data is collected on the premises and analysed in AWS'),
  link,
  daily: volumeField.describe('What is collected a day'),
  growth: share('growth a year').default(0).describe('By how much it grows a year'),
  years: wholeNumber(1, 10, 'a number of years').default(3).describe('Over how many years it is counted'),
  window: z
    .number({ error: 'hours from 1 to 24' })
    .min(1, { error: 'hours from 1 to 24' })
    .max(24, { error: 'hours from 1 to 24' })
    .default(24)
    .describe('In how many hours of the day it may be sent'),
  results: volumeField.optional().describe('What comes back out of AWS a month'),
  keep: section('what is kept in S3', {
    days: wholeNumber(1, 36_500, 'a number of days').describe('How many days everything is kept'),
    storage: oneOf(['standard', 'standard-ia', 'glacier-flexible', 'deep-archive'])
      .default('standard')
      .describe('In which class'),
    region: textField('a Region').describe('In which Region'),
  })
    .optional()
    .describe('What is kept of it'),
})

/** The four templates by their name in the file. */
export const MIGRATIONS = { phased: PHASED, burst: BURST, recovery: RECOVERY, analytics: ANALYTICS } as const

/** What a file says whose template is none of them. */
export const ANY_MIGRATION = z.looseObject(
  {
    'landbridge-migration': HEAD['landbridge-migration'],
    template: oneOf(['phased', 'burst', 'recovery', 'analytics']),
  },
  { error: 'a map that describes a migration, beginning with `landbridge-migration: 1`' },
)

/** Rates in bit/s, volumes in bytes, shares 0..1, times in ms, money exact. */
export type PhasedMigration = z.output<typeof PHASED>
export type BurstMigration = z.output<typeof BURST>
export type RecoveryMigration = z.output<typeof RECOVERY>
export type AnalyticsMigration = z.output<typeof ANALYTICS>
export type Migration = PhasedMigration | BurstMigration | RecoveryMigration | AnalyticsMigration
export type Link = z.output<typeof link>

import { z } from 'zod'
import { textField } from '../resources/fields.ts'

const ACCOUNT = 'an account number of 12 digits'

/** Every AWS thing may carry these; the top of the file is the default. */
export const accountField = z
  .string({ error: ACCOUNT })
  .regex(/^\d{12}$/, { error: ACCOUNT })
  .optional()
  .describe("Account it is in; the file's where nothing is said")
  .meta({ type: ['string', 'integer'] })

const REGION = 'a Region such as us-east-1'
export const REGION_CODE = /^[a-z]+(-[a-z]+)+-\d+$/

/** Spelled as AWS spells Regions; which of them there are, `rules/regionNames.ts` knows. */
export const regionCode = textField(REGION).regex(REGION_CODE, { error: REGION })

export const regionField = regionCode
  .optional()
  .describe("Region it is in; the file's (a virtual interface: its connection's, a VPN: its VPC's) where nothing is said")

/** What every AWS thing of a Region may carry. */
export const owned = { region: regionField, account: accountField }

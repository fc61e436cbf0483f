import type { RamOperation } from './ramOperation.ts'
import { notPermitted } from './refusals.ts'

/** Refused: accounts here belong to no organisation. */
export const enableSharingWithAwsOrganization: RamOperation<'EnableSharingWithAwsOrganization'> = ({ caller }) => {
  throw notPermitted(
    `Unable to enable sharing with AWS Organizations: account ${caller.account} is in no organization, and Landbridge has none; share with accounts by their 12 digits.`,
  )
}

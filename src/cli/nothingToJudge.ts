import type { DrillReport } from '../drill/report.ts'
import { accountOfKey, OTHER_ACCOUNT } from './emptyAccount.ts'
import { Refusal } from './refusal.ts'

/** A drill that judges nothing would pass: of a service as of a file it is refused, with what is missing and whose. */
export function refuseNothingToJudge(url: string, report: DrillReport): void {
  if (report.flows.length > 0) return
  const flows = `${url.replace(/\/+$/, '')}/landbridge/v1/flows/NAME`
  throw new Refusal(
    `${accountOfKey()} has no flows on ${url}, so there is nothing to judge; add one with PUT ${flows}, or serve an estate that has flows. ${OTHER_ACCOUNT}`,
  )
}

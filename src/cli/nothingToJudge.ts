import type { DrillReport } from '../drill/report.ts'
import { Refusal } from './refusal.ts'

/** A drill that judges nothing would pass: of a service as of a file it is refused, with what is missing and whose. */
export function refuseNothingToJudge(url: string, { flows }: DrillReport): void {
  if (flows.length > 0) return
  const { AWS_ACCESS_KEY_ID: key } = process.env
  const whose = key !== undefined && /^\d{12}$/.test(key) ? `Account ${key}` : 'The account of this key'
  throw new Refusal(
    `${whose} has no flows on ${url}, so there is nothing to judge; add one with PUT ${url.replace(/\/+$/, '')}/landbridge/v1/flows/NAME, or serve an estate that has flows. Without --credentials AWS_ACCESS_KEY_ID=ACCOUNT says whose things are drilled.`,
  )
}

import type { PlanCandidate, PlanReport } from '../planReport.ts'
import { dateText, dayOf } from './charts/ganttChart.ts'

/** The day from which a candidate works, if it is ordered today. */
export function readyDay({ today }: PlanReport, { leadTimeDays }: PlanCandidate): string {
  return dateText(dayOf(today) + leadTimeDays)
}

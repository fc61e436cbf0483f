import { deliveredText, shareText } from '../drill/report/rateText.ts'
import { durationText } from '../net/duration.ts'
import type { LiveDrill, Measured } from './live.ts'
import { printJson } from './output.ts'

/** Measured beside predicted, a line per flow. */
export function printMeasured({ measured, createdAgain, partial, brokenByOthers }: LiveDrill, json: boolean): void {
  if (json) {
    printJson({ measured, createdAgain, ...(partial && { partial }), ...(brokenByOthers && { brokenByOthers }) })
    return
  }
  for (const flow of measured) console.log(measuredText(flow, partial === true))
  if (brokenByOthers !== undefined)
    console.log(`Broken on the service meanwhile, not by this drill and not in what is predicted: ${brokenByOthers}.`)
  for (const { name, was, is, state } of createdAgain)
    console.log(`${name} is there again with what it was ordered with, as ${is} (it was ${was}): ${state}.`)
  if (createdAgain.length > 0)
    console.log(
      'A virtual interface that is deleted leaves the network of the service at once: how long a router takes to notice is what is predicted.',
    )
  console.log('Everything that was broken is healed.')
}

function measuredText({ from, to, darkMs, neverSeenDark, predictedMs, by, ...part }: Measured, isPartial: boolean): string {
  const when = neverSeenDark ? 'got through at the first look, after' : 'was through again after'
  const not = isPartial ? 'had not got through again when the drill was interrupted' : 'did not get through again'
  const got = darkMs === null ? not : `${when} ${durationText(darkMs)} by ${by}`
  const said =
    predictedMs === null ? 'no way back' : predictedMs === 0 ? 'never dark' : `at most ${durationText(predictedMs)} in the dark`
  const { lostShare, predictedLostShare, lowered, predictedPeak } = part
  const lost = lostShare === undefined ? '' : `, losing ${shareText(lostShare)} of its packets on one way`
  const slower = lowered === undefined ? '' : `, past ${lowered.join(' and ')} (lowered)`
  const predictedLost = predictedLostShare === undefined ? '' : `, ${shareText(predictedLostShare)} of all packets lost meanwhile`
  const arrives = predictedPeak === undefined ? '' : `, ${deliveredText(predictedPeak)} at peak get through`
  return `${from} → ${to} ${got}${lost}${slower}; predicted: ${said}${predictedLost}${arrives}.`
}

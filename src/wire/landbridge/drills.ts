import { z } from 'zod'
import { DRILL_FILE } from '../../drill/file/drillFile.ts'
import { FAULT_LISTS } from '../../drill/file/faultLists.ts'
import { FIS_TEMPLATE } from '../../drill/file/fisTemplate.ts'
import { playSequence } from '../../drill/file/playSequence.ts'
import type { SequenceResult } from '../../drill/file/sequence.ts'
import { sequenceOfFile } from '../../drill/file/sequenceOfFile.ts'
import { sequenceOfFis } from '../../drill/file/sequenceOfFis.ts'
import { brokenText } from '../../drill/report/faultText.ts'
import { shortened } from '../../drill/report/few.ts'
import { DRILL_REPORT } from '../../drill/report/reportSchema.ts'
import { tagsById } from '../../drill/report/tagsById.ts'
import type { DrillReport } from '../../drill/report.ts'
import { scriptsFor } from '../../drill/request.ts'
import { listed } from '../../net/listed.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { AccountWorld } from '../../topology/accountWorld.ts'
import { type Computation, computedCall, said } from './computation.ts'
import { playedInTurns } from './playedInTurns.ts'
import { SequenceRefusal } from './sequenceRefusal.ts'

/** On a copy: what the service carries is not touched. */
export const postDrill = computedCall({
  name: 'PostDrill',
  method: 'POST',
  path: '/drills',
  summary: 'Play failures on a copy of the network and judge every flow',
  input: z.strictObject({
    ...FAULT_LISTS,
    every: z.enum(['single', 'double']).optional().describe('Every component cut and silent, or every pair cut'),
    file: DRILL_FILE.optional().describe('A drill file: steps on one clock, when to stop, and what is expected; stands alone'),
    fis: FIS_TEMPLATE.optional().describe('An experiment template of AWS Fault Injection Service; stands alone'),
  }),
  output: DRILL_REPORT,
  async compute(input, computation) {
    const { topology, parts } = computation
    const { file, fis, ...others } = said(input)
    if (file !== undefined || fis !== undefined) {
      const [other] = [...Object.keys(others), ...(file && fis ? ['fis'] : [])]
      if (other) throw invalid(`${other} does not go with ${file ? 'file' : 'fis'}, which says what breaks; leave it away.`)
    }
    if (file) return played(sequenceOfFile(topology(), file), computation)
    if (fis)
      return played(
        sequenceOfFis(topology(), fis, tagsById(new AccountWorld(parts.store.world, computation.account))),
        computation,
      )
    const scripts = scriptsFor(topology(), others)
    if ('problem' in scripts) throw invalid(scripts.problem)
    // Before anybody else's turn: what is broken may change while this is played.
    const withBroken = withBrokenNow(computation)
    return withBroken(await playedInTurns(topology(), scripts.scripts, parts.assumptions))
  },
})

function played(result: SequenceResult, computation: Computation) {
  const { topology, parts } = computation
  if ('problems' in result) throw new SequenceRefusal(result.problems)
  return withBrokenNow(computation)(playSequence(topology(), result.sequence, parts.assumptions))
}

/** A drill begins with everything whole: whoever reads one of a service has to know what of it is not. */
function withBrokenNow({ topology, faults }: Computation): (report: DrillReport) => DrillReport {
  const names = new Map(topology().domains.map(({ id, name }) => [id, name]))
  const broken = faults().flatMap(fault => {
    const name = names.get(fault.on)
    return name === undefined ? [] : [brokenText([{ ...fault, name }])]
  })
  if (broken.length === 0) return report => report
  const told = listed(shortened(broken, MOST_TOLD, left => `${left} more`))
  const assumption = `Broken on the service now, and whole in this drill before anything fails: ${told}.`
  return report => ({ ...report, assumptions: [assumption, ...report.assumptions] })
}

const MOST_TOLD = { most: 6, shown: 5 }

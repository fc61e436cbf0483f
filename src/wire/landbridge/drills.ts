import { z } from 'zod'
import { drill } from '../../drill/drill.ts'
import { DRILL_REPORT } from '../../drill/reportSchema.ts'
import { scriptsFor } from '../../drill/request.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { computedCall, said } from './computation.ts'

const NAMES = z.array(z.string().min(1))

/** On a copy: what the service carries is not touched. */
export const postDrill = computedCall({
  name: 'PostDrill',
  method: 'POST',
  path: '/drills',
  summary: 'Play failures on a copy of the network and judge every flow',
  input: z.strictObject({
    cut: NAMES.optional().describe('Light goes: ids, names, or kind:name'),
    silent: NAMES.optional().describe('Packets vanish and light stays'),
    delete: NAMES.optional().describe('Virtual interfaces that are deleted and created again'),
    every: z.enum(['single', 'double']).optional().describe('Every component cut and silent, or every pair cut'),
  }),
  output: DRILL_REPORT,
  compute(input, { topology, parts }) {
    const scripts = scriptsFor(topology(), said(input))
    if ('problem' in scripts) throw invalid(scripts.problem)
    return drill(topology(), scripts.scripts, parts.assumptions)
  },
})

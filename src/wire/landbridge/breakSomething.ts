import { z } from 'zod'
import { domainByName } from '../../drill/domainByName.ts'
import { grayProblem } from '../../drill/file/grayProblem.ts'
import { oneWay } from '../../drill/namedFaults.ts'
import { parseBandwidth } from '../../net/bandwidth.ts'
import { faultOutput } from '../../operations/landbridge/faultView.ts'
import { postFault } from '../../operations/landbridge/postFault.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { isOthers } from '../../topology/maskedRows.ts'
import { computedCall, said } from './computation.ts'

/** The operation that stores a fault takes a component's id; people name it as they do in drills. */
export const breakSomething = computedCall({
  name: 'PostFault',
  method: 'POST',
  path: '/faults',
  summary: postFault.summary,
  input: postFault.input.extend({ on: z.string().min(1).describe('What breaks: an id, a name, or kind:name') }),
  output: faultOutput,
  compute({ on: written, ...rest }, { topology, parts, account }) {
    const { on, direction = rest.direction } = oneWay(topology(), written)
    const found = domainByName(topology(), on)
    if ('problem' in found) throw invalid(found.problem)
    const toBps = parseBandwidth(rest.to ?? '')
    const problem = grayProblem(topology(), { domain: found.domain, kind: rest.kind, ...said({ direction, toBps }) })
    if (problem !== undefined) throw invalid(problem)
    if (isOthers(found.domain.aliases[0] ?? ''))
      throw invalid(`${on} belongs to another account; only your own things can be broken.`)
    return parts.perform('PostFault', { ...said({ ...rest, direction }), on: found.domain.id }, account)
  },
})

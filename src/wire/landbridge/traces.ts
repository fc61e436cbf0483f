import { z } from 'zod'
import { endPointByName, trace } from '../../drill/trace/trace.ts'
import { TRACE } from '../../drill/trace/traceSchema.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { computedCall, momentNow, said } from './computation.ts'

const END = z.string().min(1).describe('A host, or an address inside a site or a VPC')

export const postTrace = computedCall({
  name: 'PostTrace',
  method: 'POST',
  path: '/traces',
  summary: "Compute a packet's way, there and back, with the faults in force",
  input: z.strictObject({
    from: END,
    to: END,
    size: z.int().min(28).max(65_535).optional().describe('IP packet size in bytes'),
    df: z.boolean().optional().describe("With the don't-fragment bit"),
    tcp: z.int().min(1).max(65_535).optional().describe('A TCP packet to this port'),
    udp: z.int().min(1).max(65_535).optional().describe('A UDP packet to this port'),
    icmp: z.boolean().optional().describe('An ICMP echo'),
  }),
  output: TRACE,
  compute({ from, to, ...packet }, computation) {
    const start = endPointByName(computation.topology(), from)
    const end = endPointByName(computation.topology(), to)
    if ('problem' in start) throw invalid(start.problem)
    if ('problem' in end) throw invalid(end.problem)
    return trace(computation.topology(), momentNow(computation), start, end, said(packet))
  },
})

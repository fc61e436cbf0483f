import { Command, InvalidArgumentError } from 'commander'
import type { Packet } from '../../drill/trace/packet.ts'
import { endPointByName, type Trace, trace } from '../../drill/trace/trace.ts'
import { readEstate, topologyOf } from '../openEstate.ts'
import { printJson, printTrace } from '../output.ts'
import { Refusal } from '../refusal.ts'
import { ask, isUrl } from '../running.ts'

interface Options extends Packet {
  readonly json?: true
}

export const traceCommand = new Command('trace')
  .summary("compute a packet's way, there and back, with the step that decided at every table")
  .argument('<estate>', 'an estate file, or the URL of a running service (with its faults)')
  .argument('<from>', 'a host, or an address inside a site or a VPC')
  .argument('<to>', 'a host, or an address inside a site or a VPC')
  .option('--size <bytes>', 'packet size', whole(28, 65_535))
  .option('--df', "with the don't-fragment bit")
  .option('--tcp <port>', 'a TCP packet to this port', whole(1, 65_535))
  .option('--udp <port>', 'a UDP packet to this port', whole(1, 65_535))
  .option('--icmp', 'an ICMP echo')
  .option('--json', 'the trace as JSON on stdout')
  .addHelpText(
    'after',
    `
Examples:
  landbridge trace examples/two-locations/estate.yaml app db
  landbridge trace estate.yaml app 10.20.1.10 --size 9001 --df
  landbridge trace estate.yaml app db --tcp 5432      security groups and network ACLs look at the port
  landbridge trace http://127.0.0.1:7224 app db --json

Exit code: 0 delivered both ways; 1 dropped; 2 the call or the file is wrong.`,
  )
  .action(async (estate: string, from: string, to: string, { json, ...packet }: Options) => {
    const result = isUrl(estate)
      ? await ask<Trace>(estate, 'POST', '/traces', { from, to, ...packet })
      : await onFile(estate, from, to, packet)
    if (json) printJson(result)
    else printTrace(result)
    process.exitCode = result.outcome === 'delivered' && result.back?.outcome === 'delivered' ? 0 : 1
  })

async function onFile(file: string, from: string, to: string, packet: Packet): Promise<Trace> {
  const topology = await topologyOf(await readEstate(file))
  const start = endPointByName(topology, from)
  const end = endPointByName(topology, to)
  if ('problem' in start) throw new Refusal(start.problem)
  if ('problem' in end) throw new Refusal(end.problem)
  return trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, start, end, packet)
}

function whole(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`)
  }
}

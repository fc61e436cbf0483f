import { Command, InvalidArgumentError, Option } from 'commander'
import { DEFAULT_ASSUMPTIONS } from '../../drill/assumptions.ts'
import { namedFaults } from '../../drill/namedFaults.ts'
import { type Moment, momentAt } from '../../drill/trace/moment.ts'
import type { Packet } from '../../drill/trace/packet.ts'
import { endPointByName, type Trace, trace } from '../../drill/trace/trace.ts'
import type { Topology } from '../../topology/topology.ts'
import { readEstate, topologyOf } from '../openEstate.ts'
import { printJson, printTrace } from '../output.ts'
import { Refusal } from '../refusal.ts'
import { ask, isUrl } from '../running.ts'
import { type FaultOptions, faultsOfOptions, firstFaultOption } from './drillFaults.ts'

type Faults = Pick<FaultOptions, 'cut' | 'silent' | 'loss' | 'rate' | 'drain'>

interface Options extends Packet, Faults {
  readonly json?: true
}

export const traceCommand = new Command('trace')
  .summary("compute a packet's way, there and back, with the step that decided at every table")
  .argument('<estate>', 'an estate file, or the URL of a running service (with its faults)')
  .argument('<from>', 'a host, or an address inside a site or a VPC')
  .argument('<to>', 'a host, or an address inside a site or a VPC')
  .option('--size <bytes>', 'packet size', whole(28, 65_535))
  .option('--df', "with the don't-fragment bit")
  .addOption(new Option('--tcp <port>', 'a TCP packet to this port').argParser(whole(1, 65_535)).conflicts(['udp', 'icmp']))
  .addOption(new Option('--udp <port>', 'a UDP packet to this port').argParser(whole(1, 65_535)).conflicts('icmp'))
  .option('--icmp', 'an ICMP echo')
  .option('--cut <thing...>', 'of a file: as it goes when this is cut and all has settled')
  .option('--silent <thing...>', '… when packets vanish there; dx-a:out or dx-a:in: one way')
  .option('--loss <thing=share...>', '… when some packets vanish there: dx-a=2%')
  .option('--rate <thing=rate...>', '… when it carries less: dx-a=2Gbps')
  .option('--drain <thing...>', '… when its BGP sessions are shut in good order')
  .option('--json', 'the trace as JSON on stdout')
  .addHelpText(
    'after',
    `
Examples:
  landbridge trace examples/two-locations/estate.yaml app db
  landbridge trace estate.yaml app 10.20.1.10 --size 9001 --df
  landbridge trace estate.yaml app db --tcp 5432      security groups and network ACLs look at the port
  landbridge trace estate.yaml app db --cut dx-a dx-b --size 9001 --df
  landbridge trace http://127.0.0.1:7224 app db --json

Exit code: 0 delivered both ways; 1 dropped; 2 the call or the file is wrong.`,
  )
  .action(async (estate: string, from: string, to: string, { json, cut, silent, loss, rate, drain, ...packet }: Options) => {
    const options = { cut, silent, loss, rate, drain }
    const result = isUrl(estate)
      ? await onService(estate, { from, to, ...packet }, options)
      : await onFile(estate, from, to, packet, options)
    if (json) printJson(result)
    else printTrace(result)
    process.exitCode = result.outcome === 'delivered' && result.back?.outcome === 'delivered' ? 0 : 1
  })

async function onService(url: string, asked: object, faults: Faults): Promise<Trace> {
  const kind = firstFaultOption(faults)
  if (kind !== undefined)
    throw new Refusal(
      `--${kind} goes with an estate file; a running service is traced with its own faults: set them by POST /landbridge/v1/faults.`,
    )
  return ask<Trace>(url, 'POST', '/traces', asked)
}

async function onFile(file: string, from: string, to: string, packet: Packet, faults: Faults): Promise<Trace> {
  const topology = await topologyOf(await readEstate(file))
  const start = endPointByName(topology, from)
  const end = endPointByName(topology, to)
  if ('problem' in start) throw new Refusal(start.problem)
  if ('problem' in end) throw new Refusal(end.problem)
  return trace(topology, settled(topology, faults), start, end, packet)
}

/** When every end has noticed of the faults what it ever will: nobody waits longer than loss is watched. */
function settled(topology: Topology, options: Faults): Moment {
  const faults = namedFaults(topology, faultsOfOptions(options)).map(found => {
    if ('problem' in found) throw new Refusal(found.problem)
    const { domain, kind, direction, share, toBps } = found.fault
    return {
      on: domain.id,
      kind,
      since: 0,
      ...(direction && { direction }),
      ...(share === undefined ? {} : { share }),
      ...(toBps === undefined ? {} : { toBps }),
    }
  })
  return momentAt(topology, faults, DEFAULT_ASSUMPTIONS.lossWindowMs, DEFAULT_ASSUMPTIONS)
}

function whole(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`)
  }
}

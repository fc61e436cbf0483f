import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { customerSide } from '../clients/customerSide.ts'
import { eventually } from '../clients/eventually.ts'
import { type ServiceUnderTest, serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { type EventReader, eventReader } from '../events/eventReader.ts'
import { dataDirectory } from '../store/dataDirectory.ts'
import { limitedEstate } from './limitedEstate.ts'

interface Glass {
  readonly via: string
  readonly status: string
}

const MANUAL = ['--clock', 'manual']

/** A running service, its clock, and how vif-2 is seen by AWS's clients and in the looking glass. */
function watched(service: ServiceUnderTest) {
  const { url } = service
  const call = customerSide(url)
  const dx = new DirectConnect({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  })
  const found = async () => {
    const { virtualInterfaces = [] } = await dx.describeVirtualInterfaces({})
    return virtualInterfaces.find(each => each.virtualInterfaceName === 'vif-2') ?? assert.fail('there is no vif-2')
  }
  const seen = async () => {
    const { virtualInterfaceState, bgpPeers = [] } = await found()
    const { routes, closed = [] } = await call<{ routes: readonly Glass[]; closed?: readonly string[] }>(
      'GET',
      'routes/edge-2?which=received',
    )
    const accepted = routes.filter(({ via, status }) => via === 'dx-2' && status === 'best')
    return [virtualInterfaceState, bgpPeers[0]?.bgpStatus, accepted.length, ...closed.map(text => text.split(' is closed')[0])]
  }
  return {
    dx,
    found,
    cut: (on: string) => call('POST', 'faults', { on, kind: 'cut' }),
    heal: () => call('DELETE', 'faults'),
    /** Moves the clock by so much. */
    pass: (advance: string) => call('POST', 'clock', { advance }),
    isOpen: (when: string) => eventually(when, seen, ['available', 'up', 2]),
    isClosed: (when: string) => eventually(when, seen, ['down', 'down', 0, 'The BGP session vif-2 between hub and edge-2']),
  }
}

async function changesOf(reader: EventReader, name: string, last: string): Promise<string[]> {
  const lines = await reader.until(line => line.name === name && line.type === 'virtualInterface' && line.to === last)
  return lines.filter(line => line.name === name).map(({ type, from, to }) => `${type} ${from}>${to}`)
}

/** An estate file beside the data, whose router takes so many prefixes. */
async function limitedFile({ path }: { readonly path: string }, neighbour: string): Promise<string> {
  const file = join(path, '..', 'estate.yaml')
  await writeFile(file, limitedEstate(neighbour))
  return file
}

/** What is done while a service runs over the data, with a file that it begins with or with what is there. */
async function during(
  { path }: { readonly path: string },
  file: readonly string[],
  act: (vif: ReturnType<typeof watched>, service: ServiceUnderTest) => Promise<void>,
): Promise<void> {
  await using service = await serviceUnderTest({ data: path, args: [...file, ...MANUAL] })
  await act(watched(service), service)
}

test('a live session waits for its router to try again, as in a drill, and over a restart of the service', async () => {
  await using directory = await dataDirectory()
  const file = await limitedFile(directory, 'maximumPrefixes: 2, restartAfterLimit: 15m')
  await during(directory, [file], async (vif, service) => {
    await vif.isOpen('as ordered')
    await using reader = await eventReader(service.url)
    await vif.cut('connection:dx-1')
    await vif.pass('1min')
    await vif.isClosed('after the fault')
    assert.deepEqual((await changesOf(reader, 'vif-2', 'down')).sort(), ['bgpStatus up>down', 'virtualInterface available>down'])
    await vif.pass('39min')
    await vif.isClosed('two tries in vain')
    await vif.heal()
    await vif.pass('2min')
    await vif.isClosed('fewer prefixes come')
  })
  await during(directory, [], async (vif, service) => {
    await vif.isClosed('after the restart')
    // As the same estate's drill says: healed after 40 min it is back after 5 more. The cut was noticed after 100 ms.
    await vif.pass('3min')
    await vif.isClosed('just before the third try')
    await vif.pass('1s')
    await vif.isOpen('at the third try')
    assert.equal(service.complaints(), '')
  })
})

test('without a time to try again it waits for somebody, over a restart too', async () => {
  await using directory = await dataDirectory()
  const file = await limitedFile(directory, 'maximumPrefixes: 2')
  await during(directory, [file], async vif => {
    await vif.cut('connection:dx-1')
    await vif.pass('1min')
    await vif.heal()
    await vif.pass('24h')
    await vif.isClosed('a day after the repair')
  })
  await during(directory, [], async vif => {
    await vif.pass('24h')
    await vif.isClosed('a day after the restart')
    const { virtualInterfaceId, bgpPeers, asn } = await vif.found()
    await vif.dx.createBGPPeer({ virtualInterfaceId, newBGPPeer: { addressFamily: 'ipv6', asn } })
    await vif.dx.deleteBGPPeer({ virtualInterfaceId, bgpPeerId: bgpPeers?.[0]?.bgpPeerId })
    await vif.dx.createBGPPeer({ virtualInterfaceId, newBGPPeer: { addressFamily: 'ipv4', asn } })
    await vif.pass('1min')
    const open = async () => (await vif.found()).bgpPeers?.find(peer => peer.addressFamily === 'ipv4')?.bgpStatus
    await eventually('a peer that is deleted and created anew', open, 'up')
  })
})

test('kill -9 as soon as its limit has closed a session does not open it', async () => {
  await using directory = await dataDirectory()
  const file = await limitedFile(directory, 'maximumPrefixes: 2')
  await during(directory, [file], async (vif, service) => {
    await vif.isOpen('as ordered')
    // What else is seen waits up to a second for its writing: what the start saw is written by now, and takes nothing with it.
    await pause(1500)
    await vif.cut('connection:dx-1')
    await vif.pass('1min')
    // What closed it is repaired: nothing but what was put down of it keeps it closed now.
    await vif.heal()
    await service.stop('SIGKILL')
  })
  await during(directory, [], async (vif, service) => {
    await vif.pass('24h')
    await vif.isClosed('a day after the restart')
    assert.equal(service.complaints(), '')
  })
})

test('kill -9 as soon as it is open again does not close it', async () => {
  await using directory = await dataDirectory()
  const file = await limitedFile(directory, 'maximumPrefixes: 2')
  await during(directory, [file], async vif => {
    await vif.cut('connection:dx-1')
    await vif.pass('1min')
    await vif.heal()
  })
  await during(directory, [], async (vif, service) => {
    await vif.pass('1min')
    await vif.isClosed('after the repair')
    // A link that is lost takes the session with it, and brings it back open.
    await vif.cut('connection:dx-2')
    await vif.pass('1min')
    await vif.heal()
    await vif.pass('1min')
    await vif.isOpen('after its own link was lost')
    await service.stop('SIGKILL')
  })
  await during(directory, [], async vif => {
    await vif.pass('1min')
    await vif.isOpen('after the restart')
  })
})

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { CreateConnectionCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { type EventReader, eventReader, type Line } from './eventReader.ts'

const ESTATE = fileURLToPath(new URL('../../examples/two-locations/estate.yaml', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'landbridge-events-'))
after(() => rm(folder, { recursive: true, force: true }))

async function customerSide(url: string, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/landbridge/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  assert.equal(response.status, 200)
  return (await response.json()) as Record<string, unknown>
}

/** What is told up to and including the line that this says, as `type name from>to`. */
async function toldUntil(reader: EventReader, last: string): Promise<string[]> {
  const lines = await reader.until(line => said(line) === last)
  return lines.map(said)
}

function said({ type, name, from, to }: Line): string {
  return `${type} ${name} ${from}>${to}`
}

test('what happens to an estate is told in order, and numbers grow across a restart', async t => {
  let lastSeq = 0
  {
    await using service = await serviceUnderTest({ data: folder, args: [ESTATE] })
    await using reader = await eventReader(service.url, { query: '?after=0' })

    await t.test('the estate as it was made at the start', async () => {
      const lines = await reader.until(line => said(line) === 'virtualInterface vif-b pending>available')
      const told = new Set(lines.map(({ type, from, to }) => `${type} ${from}>${to}`))
      for (const event of [
        'connection null>requested',
        'connection requested>pending',
        'connection pending>available',
        'directConnectGatewayAssociation associating>associated',
        'bgpPeer pending>available',
        'bgpStatus down>up',
        'vpnConnection pending>available',
        'vpnTunnel DOWN>UP',
      ]) {
        assert.ok(told.has(event), `${event} is not among ${[...told].join(', ')}`)
      }
      const seqs = lines.map(({ seq }) => seq)
      assert.deepEqual(
        seqs,
        [...new Set(seqs)].sort((a, b) => a - b),
      )
    })

    const { components } = await customerSide(service.url, 'GET', '/components')
    const port = (components as { id: string; name: string; kind: string }[]).find(
      ({ kind, name }) => kind === 'connection' && name === 'dx-a',
    )
    const on = port?.id

    await t.test('a cut takes light, session and virtual interface, and healing gives them back', async () => {
      await customerSide(service.url, 'POST', '/faults', { kind: 'cut', on })
      const lost = await toldUntil(reader, 'virtualInterface vif-a available>down')
      assert.deepEqual(
        [lost[0], ...lost.slice(1).sort()],
        [
          `fault ${on} null>cut`,
          'bgpStatus vif-a up>down',
          'connection dx-a available>down',
          'virtualInterface vif-a available>down',
        ],
      )
      await customerSide(service.url, 'DELETE', '/faults')
      const healed = await toldUntil(reader, 'virtualInterface vif-a down>available')
      assert.equal(healed[0], `fault ${on} cut>healed`)
      assert.ok(healed.includes('connection dx-a down>available'))
    })

    await t.test('a silent failure is told by BGP alone: the light stays', async () => {
      await customerSide(service.url, 'POST', '/faults', { kind: 'silent', on })
      const told = await toldUntil(reader, 'virtualInterface vif-a available>down')
      assert.deepEqual(told, [`fault ${on} null>silent`, 'bgpStatus vif-a up>down', 'virtualInterface vif-a available>down'])
    })

    await t.test('an order over the SDK', async () => {
      const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
      const client = new DirectConnectClient({ endpoint: service.url, region: 'eu-west-1', credentials })
      await client.send(new CreateConnectionCommand({ location: 'EqLD5', bandwidth: '1Gbps', connectionName: 'new' }))
      const [first] = await reader.until(({ type, name }) => type === 'connection' && name === 'new')
      assert.equal(first && said(first), 'connection new null>requested')
      lastSeq = (await reader.until(({ to }) => to === 'available')).at(-1)?.seq ?? 0
    })
    assert.equal(service.complaints(), '')
  }

  await t.test('after a restart numbers go on, and whoever resumes learns that it must look again', async () => {
    await using service = await serviceUnderTest({ data: folder })
    await using reader = await eventReader(service.url, { query: `?after=${lastSeq}` })
    const start = await reader.next()
    assert.equal(start?.gone, true)
    await customerSide(service.url, 'DELETE', '/faults')
    const [healed] = await reader.until(({ type }) => type === 'fault')
    assert.ok((start?.seq ?? 0) > lastSeq && (healed?.seq ?? 0) > lastSeq)
  })
})

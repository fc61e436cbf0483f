import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { customerSide } from '../clients/customerSide.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { cloudWatchOf } from './cloudWatchClient.ts'

const ESTATE = fileURLToPath(new URL('../../examples/two-locations/estate.yaml', import.meta.url))

/** The alarms that guides print: the first two as they should be, the third as it is often printed. */
async function guideAlarms(url: string) {
  const client = { endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' } }
  const [dx, ec2, cloudWatch, call] = [new DirectConnect(client), new EC2(client), cloudWatchOf(url), customerSide(url)]
  const { connections = [] } = await dx.describeConnections({})
  const { virtualInterfaces = [] } = await dx.describeVirtualInterfaces({})
  const { VpnConnections = [] } = await ec2.describeVpnConnections({})
  const ConnectionId = connections.find(({ connectionName }) => connectionName === 'dx-a')!.connectionId!
  const VirtualInterfaceId = virtualInterfaces.find(({ connectionId }) => connectionId === ConnectionId)!.virtualInterfaceId!
  const VpnId = VpnConnections[0]!.VpnConnectionId!
  const rule = {
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
  } as const
  const alarm = (AlarmName: string, Namespace: string, MetricName: string, dimensions: Readonly<Record<string, string>>) =>
    cloudWatch.putMetricAlarm({
      AlarmName,
      Namespace,
      MetricName,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      ...rule,
    })
  await alarm('DirectConnect-Down', 'AWS/DX', 'ConnectionState', { ConnectionId })
  await alarm('VPN-Tunnel-Down', 'AWS/VPN', 'TunnelState', { VpnId })
  await alarm('DirectConnect-Down-as-printed', 'AWS/DX', 'ConnectionState', {})
  await alarm('BGP-Down', 'AWS/DX', 'VirtualInterfaceBgpStatus', { ConnectionId, VirtualInterfaceId, IpAddressFamily: 'ipv4' })
  const states = async () => {
    const { MetricAlarms = [] } = await cloudWatch.describeAlarms({})
    return Object.fromEntries(MetricAlarms.map(({ AlarmName, StateValue }) => [AlarmName, StateValue]))
  }
  const wait = (advance: string) => call('POST', 'clock', { advance })
  return { cloudWatch, call, wait, states, ConnectionId, VpnId }
}

const WELL = {
  'BGP-Down': 'OK',
  'DirectConnect-Down': 'OK',
  'DirectConnect-Down-as-printed': 'INSUFFICIENT_DATA',
  'VPN-Tunnel-Down': 'OK',
}

test('alarms as guides print them fire within two periods of a cut and recover after it heals', async () => {
  await using service = await serviceUnderTest({ args: [ESTATE, '--clock', 'manual'] })
  const { cloudWatch, call, wait, states, ConnectionId, VpnId } = await guideAlarms(service.url)
  await wait('3min')
  assert.deepEqual(await states(), WELL)

  const { id } = await call<{ id: string }>('POST', 'faults', { kind: 'cut', on: `connection:${ConnectionId}` })
  await wait('2min')
  assert.deepEqual(await states(), { ...WELL, 'DirectConnect-Down': 'ALARM', 'BGP-Down': 'ALARM' })
  const { MetricAlarms } = await cloudWatch.describeAlarms({ AlarmNames: ['DirectConnect-Down'] })
  assert.match(
    MetricAlarms![0]!.StateReason!,
    /^Threshold Crossed: 1 out of the last 1 datapoint \[[\d.]+ \(\d\d\/\d\d\/\d\d \d\d:\d\d:00\)\] was less than the threshold \(1\.0\) \(minimum 1 datapoint for OK -> ALARM transition\)\.$/,
  )
  const data = JSON.parse(MetricAlarms![0]!.StateReasonData!)
  assert.deepEqual(
    [data.version, data.statistic, data.period, data.threshold, data.recentDatapoints.length],
    ['1.0', 'Average', 60, 1, 1],
  )
  await call('DELETE', `faults/${id}`)
  await wait('3min')
  assert.deepEqual(await states(), WELL)

  const tunnels = await call<{ id: string }>('POST', 'faults', { kind: 'cut', on: `vpn:${VpnId}` })
  await wait('2min')
  assert.deepEqual(await states(), { ...WELL, 'VPN-Tunnel-Down': 'ALARM' })
  await call('DELETE', `faults/${tunnels.id}`)
  await wait('3min')
  assert.deepEqual(await states(), WELL)
  assert.equal(service.complaints(), '')
})

test('in a silent failure ConnectionState stays 1 and the status of BGP tells', async () => {
  await using service = await serviceUnderTest({ args: [ESTATE, '--clock', 'manual'] })
  const { call, wait, states, ConnectionId } = await guideAlarms(service.url)
  await wait('3min')
  await call('POST', 'faults', { kind: 'silent', on: `connection:${ConnectionId}` })
  await wait('10min')
  assert.deepEqual(await states(), { ...WELL, 'BGP-Down': 'ALARM' })
  assert.equal(service.complaints(), '')
})

import { Option } from 'commander'
import { HOME_REGIONS } from '../../resources/location.ts'
import { directConnectCall } from '../directConnectCall.ts'
import { Refusal } from '../refusal.ts'
import { isUrl } from '../running.ts'
import type { Exported, ExportedFile, Exporter } from './exporter.ts'

/** The letters of all ports that wait for their cross-connect. */
export const LOA: Exporter = {
  options: [new Option('--loa <folder>', 'the LOA-CFA of every port that waits for its cross-connect; of a running service')],
  examples: ['landbridge export http://127.0.0.1:7224 --loa letters/                        with an index for the facilities'],
  isAsked: ({ loa }) => loa !== undefined,
  async run(estate, { loa }) {
    if (!isUrl(estate)) {
      throw new Refusal(
        `${estate} is a file, and a LOA-CFA exists only for a port that has been ordered: give the URL of a running service, such as http://127.0.0.1:7224.`,
      )
    }
    return letters(estate, String(loa))
  },
}

interface Port {
  readonly connectionId: string
  readonly connectionName: string
  readonly connectionState: string
  readonly location: string
  readonly bandwidth: string
  readonly region: string
  /** A hosted connection has no letter: its port is the partner's. */
  readonly partnerName?: string
  readonly vlan?: number
}

async function letters(url: string, folder: string): Promise<Exported> {
  const lists = await Promise.all(
    HOME_REGIONS.map(region =>
      directConnectCall(url, region)<{ connections: Omit<Port, 'region'>[] }>('DescribeConnections', {}).then(({ connections }) =>
        connections.map(each => ({ ...each, region })),
      ),
    ),
  )
  // Shared connections are listed in their Region alone, but a service may answer one more than once.
  const ports = [...new Map(lists.flat().map(port => [port.connectionId, port])).values()]
  const waiting = ports.filter(({ connectionState: state, vlan }) => (state === 'requested' || state === 'pending') && !vlan)
  if (waiting.length === 0) {
    throw new Refusal(
      `No connection of ${url} is requested or pending, so that no cross-connect waits for a letter; aws directconnect describe-loa has those of the others.`,
    )
  }
  const files: ExportedFile[] = []
  const rows: string[] = []
  const warnings: string[] = []
  for (const port of waiting) {
    const { connectionId, connectionName, location, bandwidth, region } = port
    const row = [connectionName, connectionId, region, location, bandwidth]
    try {
      const letter = await directConnectCall(url, region)<{ loaContent: string }>('DescribeLoa', { connectionId })
      const name = `${connectionId}.pdf`
      files.push({ name, text: '', bytes: Buffer.from(letter.loaContent, 'base64') })
      rows.push(`| ${[...row, `[${name}](${name})`, '', ''].join(' | ')} |`)
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      warnings.push(`${connectionName} (${connectionId}) has no letter yet: ${problem.message}`)
      rows.push(`| ${[...row, 'not there yet', '', ''].join(' | ')} |`)
    }
  }
  const index = [
    '# LOA-CFA',
    '',
    'One letter per port. It goes to the operator of the facility with the order of the cross-connect, and is valid for 90 days from its issue; a new one can be had at any time. Keep it: taking the cross-connect away needs it too.',
    '',
    '| Connection | Id | Region | Location | Speed | Letter | Sent to | On |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
  files.push({ name: 'README.md', text: index })
  return { files, json: { ports: waiting, warnings }, warnings, folder, needsEmptyFolder: true }
}

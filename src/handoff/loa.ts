import { DAY_MS, dayText } from '../net/day.ts'
import type { Connection } from '../resources/connection.ts'
import { fingerprint, fingerprintNumber } from '../resources/fingerprint.ts'
import { findLocation } from '../resources/location.ts'
import { LOA_VALID_MS } from '../resources/unlitPort.ts'
import type { Block, PrintedDocument } from './document.ts'

const LOA_VALID_DAYS = LOA_VALID_MS / DAY_MS

/** User Guide, "Dedicated connections": single-mode fibre and the optics per speed. */
export const MEDIA: Readonly<Record<string, string>> = {
  '1Gbps': '1000BASE-LX (1310 nm), single-mode fibre, LC duplex',
  '10Gbps': '10GBASE-LR (1310 nm), single-mode fibre, LC duplex',
  '100Gbps': '100GBASE-LR4, single-mode fibre, LC duplex',
  '400Gbps': '400GBASE-LR4, single-mode fibre, LC duplex',
}

/** Where in the building the port ends: always the same for the same connection. */
interface PortAssignment {
  readonly room: string
  readonly rack: string
  readonly panel: string
  readonly port: number
  readonly strands: string
}

/** The demarcation of a connection's port; a device keeps its rack and panel, its ports differ by connection. */
export function portAssignment(connectionId: string, awsDevice: string): PortAssignment {
  const port = 1 + fingerprintNumber(`${connectionId}/port`, 48)
  return {
    room: `MMR ${1 + fingerprintNumber(`${awsDevice}/room`, 4)}`,
    rack: `${['A', 'B', 'C', 'D'][fingerprintNumber(`${awsDevice}/row`, 4)]}${String(1 + fingerprintNumber(`${awsDevice}/rack`, 24)).padStart(2, '0')}`,
    panel: `PP-${fingerprint(`${awsDevice}/panel`, 4).toUpperCase()}`,
    port,
    strands: `${2 * port - 1} / ${2 * port}`,
  }
}

/** A port that the letter is about. */
interface LoaPort {
  readonly connectionId: string
  readonly connection: Connection
}

export interface LoaRequest extends LoaPort {
  /** For a LAG: its id and name, and the members after the first. */
  readonly lag?: { readonly id: string; readonly name: string; readonly others: readonly LoaPort[] }
  /** The account that ordered the port. */
  readonly account: string
  readonly region: string
  /** The provider who makes the cross connect for the customer, printed beside the customer's name. */
  readonly providerName?: string | undefined
  readonly issuedAt: number
}

/** The Letter of Authorization and Connecting Facility Assignment of a connection's port, or of all ports of a LAG. */
export function loa(request: LoaRequest): PrintedDocument {
  const { connectionId, connection, lag, account, region, providerName, issuedAt } = request
  const ports = [{ connectionId, connection }, ...(lag?.others ?? [])]
  const subject = lag?.id ?? connectionId
  const facility = findLocation(connection.location)?.name ?? connection.location
  const provider = providerName ?? connection.providerName
  const validUntil = dayText(issuedAt + LOA_VALID_DAYS * DAY_MS)
  return {
    title: 'Letter of Authorization and Connecting Facility Assignment',
    subtitle: 'LOA-CFA · Direct Connect',
    reference: [
      { label: lag ? 'LAG' : 'Connection', value: subject },
      { label: 'Issued', value: dayText(issuedAt) },
      { label: 'Valid until', value: validUntil },
    ],
    watermark: 'LANDBRIDGE',
    issuedAt,
    blocks: [
      {
        kind: 'text',
        text: `The authorising party below permits the requesting party to have ${ports.length === 1 ? 'one cross connect' : `${ports.length} cross connects`} made at ${facility}, from the requesting party's equipment to the ${ports.length === 1 ? 'port' : 'ports'} described under Facility assignment. This letter is to be handed to the operator of the facility with the order of the cross ${ports.length === 1 ? 'connect' : 'connects'}.`,
      },
      {
        kind: 'box',
        heading: 'Parties',
        columns: [
          [
            { label: 'Authorising party (owner of the port)', value: 'Landbridge Direct Connect service' },
            { label: 'Region', value: region },
          ],
          [
            { label: 'Requesting party', value: `Account ${account}${provider === undefined ? '' : `, by ${provider}`}` },
            { label: lag ? 'LAG name' : 'Connection name', value: lag?.name ?? connection.name },
          ],
        ],
      },
      ...ports.map(port => facilityAssignment(port, facility, lag !== undefined)),
      {
        kind: 'box',
        heading: 'Circuit',
        columns: [
          [{ label: 'Port speed', value: connection.bandwidth }],
          [{ label: 'Media', value: MEDIA[connection.bandwidth] ?? 'Single-mode fibre, LC duplex' }],
          [{ label: 'Link layer', value: 'Ethernet, 802.1Q tagged' }],
        ],
      },
      {
        kind: 'conditions',
        heading: 'Conditions',
        items: [
          `This authority ends on ${validUntil}, ${LOA_VALID_DAYS} days after issue, unless the cross connect is complete; a new letter can be had at any time.`,
          'The requesting party orders and pays for the cross connect. Nothing is connected to any other port.',
          'Auto-negotiation is off above 1 Gbps: set the speed and full duplex on the router.',
          'If no light is seen, the strands of one end are to be swapped before a fault is reported.',
        ],
      },
      {
        kind: 'qr',
        label: 'To see whether this letter is genuine and still valid, scan the code or open',
        path: `/landbridge/v1/loa/${verificationCode(subject, issuedAt)}`,
      },
      {
        kind: 'signatures',
        parties: [
          { role: 'For the authorising party', signedBy: `Signed electronically, ${verificationCode(subject, issuedAt)}` },
          { role: 'For the operator of the facility' },
        ],
      },
    ],
    footer: `Verification code ${verificationCode(subject, issuedAt)} · issued by Landbridge for its own ports; it gives no right to a port of Amazon Web Services.`,
  }
}

function facilityAssignment({ connectionId, connection }: LoaPort, facility: string, isMember: boolean): Block {
  const place = portAssignment(connectionId, connection.awsDevice)
  return {
    kind: 'box',
    heading: `Facility assignment (A end)${isMember ? ` of ${connectionId}` : ''}`,
    columns: [
      [
        { label: 'Facility', value: facility },
        { label: 'Location code', value: connection.location },
        { label: 'Device', value: connection.awsDevice },
      ],
      [
        { label: 'Room', value: place.room },
        { label: 'Rack', value: place.rack },
        { label: 'Patch panel', value: place.panel },
      ],
      [
        { label: 'Port', value: String(place.port) },
        { label: 'Strands (transmit / receive)', value: place.strands },
      ],
    ],
  }
}

/** Twelve characters in groups, the same for the same connection and day. */
export function verificationCode(connectionId: string, issuedAt: number): string {
  const text = fingerprint(`${connectionId}/${dayText(issuedAt)}/verification`, 12).toUpperCase()
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

import type { PrintedDocument } from '../../handoff/document.ts'
import { type LoaRequest, loa } from '../../handoff/loa.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { membersOf } from '../../resources/lagMembers.ts'
import { isHosted, isLivePort, type Port, portOf } from '../../resources/port.ts'
import { withIssue } from '../../resources/unlitPort.ts'
import type { Row } from '../../resources/world.ts'
import type { Context, Operation } from '../operation.ts'
import { member } from './member.ts'

export interface LoaInput {
  /** Of a connection, a LAG or an interconnect. */
  readonly connectionId: string | undefined
  readonly providerName?: string | undefined
  readonly loaContentType?: string | undefined
}

/** The letter as a document tree, where the model has bytes: whoever encodes the answer prints it. */
export interface LoaOutput {
  readonly loaContent: PrintedDocument
  readonly loaContentType: 'application/pdf'
}

/**
 * The LOA-CFA of a port, from the moment the order left `requested`; of a LAG, one letter for all its ports that have left
 * it. Each call issues it anew, with 90 days from now.
 */
export const describeLoa: Operation<LoaInput, LoaOutput> = (context, input) => {
  const { world, caller, nowMs } = context
  const { providerName, loaContentType = 'application/pdf' } = input
  if (loaContentType !== 'application/pdf') {
    throw directConnectError(`LOA content type ${loaContentType} is not valid: only application/pdf is allowed.`)
  }
  const port = portOf(world, caller, member(input, 'connectionId'))
  const [first, ...others] = letteredPorts(context, port).map(({ id, body: before }) => {
    const change = { loaIssueTime: nowMs, loaIssues: withIssue(before.loaIssues, nowMs) }
    const { body } = world.update('connection', id, change)
    return { connectionId: id, connection: body }
  })
  if (!first) throw notYet(port)
  const lag: Pick<LoaRequest, 'lag'> = port.kind === 'lag' ? { lag: { id: port.id, name: port.body.name, others } } : {}
  const document = loa({
    ...first,
    ...lag,
    account: port.account,
    region: port.region,
    providerName: providerName || undefined,
    issuedAt: nowMs,
  })
  return { loaContent: document, loaContentType: 'application/pdf' }
}

/** The ports that the letter is about: those that AWS has assigned. */
function letteredPorts({ world }: Context, port: Port): Row<'connection'>[] {
  if (!isLivePort(port)) {
    throw directConnectError(`Could not find ${port.kind === 'lag' ? 'Lag' : 'Connection'} with ID ${port.id}`)
  }
  if (isHosted(port)) {
    throw directConnectError(`Connection ${port.id} is a hosted connection: the LOA-CFA of its port is its partner's.`)
  }
  const ports = port.kind === 'lag' ? membersOf(world, port.id) : [port]
  return ports.filter(({ body }) => body.state !== 'requested')
}

function notYet({ id, kind, body }: Port): Error {
  const what = kind === 'lag' ? 'Lag' : 'connection'
  return directConnectError(
    `The LOA-CFA of ${what} ${id} is not available yet: the ${what} is ${body.state} and must be pending first.`,
  )
}

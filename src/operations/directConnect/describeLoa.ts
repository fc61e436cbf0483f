import type { PrintedDocument } from '../../handoff/document.ts'
import { loa } from '../../handoff/loa.ts'
import { isLiveConnection } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { connectionNotFound, connectionOf } from '../../resources/directConnectLookup.ts'
import type { Operation } from '../operation.ts'
import { member } from './member.ts'

export interface LoaInput {
  readonly connectionId: string | undefined
  readonly providerName?: string | undefined
  readonly loaContentType?: string | undefined
}

/** The letter as a document tree, where the model has bytes: whoever encodes the answer prints it. */
export interface LoaOutput {
  readonly loaContent: PrintedDocument
  readonly loaContentType: 'application/pdf'
}

/** The LOA-CFA of a port, from the moment the order left `requested`. Each call issues it anew, with 90 days from now. */
export const describeLoa: Operation<LoaInput, LoaOutput> = ({ world, caller, nowMs }, input) => {
  const { providerName, loaContentType = 'application/pdf' } = input
  if (loaContentType !== 'application/pdf') {
    throw directConnectError(`LOA content type ${loaContentType} is not valid: only application/pdf is allowed.`)
  }
  const row = connectionOf(world, caller, member(input, 'connectionId'))
  if (!isLiveConnection(row.body)) throw connectionNotFound(row.id)
  if (row.body.state === 'requested' || row.body.state === 'ordering') {
    throw directConnectError(
      `The LOA-CFA of connection ${row.id} is not available yet: the connection is ${row.body.state} and must be pending first.`,
    )
  }
  const { body } = world.update('connection', row.id, { loaIssueTime: nowMs })
  const document = loa({
    connectionId: row.id,
    connection: body,
    account: row.account,
    region: row.region,
    providerName: providerName || undefined,
    issuedAt: nowMs,
  })
  return { loaContent: document, loaContentType: 'application/pdf' }
}

import { directConnectError } from '../../resources/directConnectError.ts'
import { globalScope } from '../../resources/directConnectGatewayOrder.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'

/** The service model's `AgreementName`. */
const LONGEST_NAME = 100

/** Signs the agreement of this name for the account; signing twice is signing once. */
export const confirmCustomerAgreement: DirectConnectOperation<'ConfirmCustomerAgreement'> = (context, { agreementName }) => {
  const { world, caller, nowMs } = context
  if (!agreementName) throw directConnectError('The request must contain the member agreementName.')
  if (agreementName.length > LONGEST_NAME) {
    throw directConnectError(
      `Agreement name "${agreementName.slice(0, 40)}…" is not valid: up to ${LONGEST_NAME} characters are allowed.`,
    )
  }
  const id = `${caller.account} ${agreementName}`
  if (world.get('customerAgreement', id) === undefined) {
    world.put('customerAgreement', id, globalScope(caller), { name: agreementName, signedAt: nowMs })
  }
  return { status: 'signed' }
}

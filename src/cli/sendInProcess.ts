import { DEFAULT_ACCOUNT } from '../wire/authenticate.ts'
import type { Send } from './applyEstateWith.ts'
import { coverageOf } from './operationTable.ts'
import type { Service } from './service.ts'

/** Calls of an estate by the same way as those that come over the port, without the port. */
export function sendInProcess(service: Service): Send {
  return async ({ service: name, operation, input, region, account = DEFAULT_ACCOUNT }) => {
    if (name === 'landbridge') return service.performLandbridge(operation, input, account)
    if ((await coverageOf(name, operation)) === 'not built') throw new TypeError(`applying an estate needs ${name} ${operation}`)
    const caller = { account, region, accessKey: account, userArn: `arn:aws:iam::${account}:user/landbridge` }
    return service.perform({ service: name, operation, input, caller })
  }
}

import { AWS_JSON, jsonOf } from '../json.ts'
import { jsonText } from '../jsonText.ts'
import { keptBody } from '../keptBodies.ts'
import { headerOf } from '../message.ts'
import { JSON_NAMES } from '../naming.ts'
import { faultOf, type Protocol } from '../protocol.ts'
import { UNIT } from '../schema.ts'
import type { Service } from '../service.ts'
import { readTree } from '../tree.ts'
import { unknownOperation } from '../unknownOperation.ts'

/** AWS JSON 1.0 and 1.1: the operation in `X-Amz-Target`, one JSON object each way. The versions differ in the content type. */
export function awsJson(version: '1.0' | '1.1'): Protocol {
  const contentType = `application/x-amz-json-${version}`
  return {
    name: version === '1.0' ? 'awsJson1_0' : 'awsJson1_1',
    naming: JSON_NAMES,

    open(service, request) {
      const target = headerOf(request, 'x-amz-target')
      const operation = operationOf(service, target)
      if (!operation) throw unknownOperation(service, target)
      const input = () => readTree(operation.shapes?.input ?? UNIT, jsonOf(request.body), AWS_JSON) as Record<string, unknown>
      return { operation, input }
    },

    encode({ operation, output, requestId }) {
      const shape = operation.shapes?.output ?? UNIT
      const body = shape === UNIT ? '' : keptBody(output, () => jsonText(shape, output))
      return { status: 200, headers: { 'content-type': contentType, 'x-amzn-requestid': requestId }, body }
    },

    refuse(refusal, requestId, service) {
      const headers: Record<string, string> = { 'content-type': contentType, 'x-amzn-requestid': requestId }
      if (service?.model.awsQueryCompatible) headers['x-amzn-query-error'] = `${refusal.queryCode};${faultOf(refusal)}`
      const body = JSON.stringify({ __type: refusal.code, message: refusal.message })
      return { status: refusal.status, headers, body }
    },
  }
}

function operationOf(service: Service, target: string) {
  const dot = target.lastIndexOf('.')
  return target.slice(0, dot) === service.model.target ? service.operation(target.slice(dot + 1)) : undefined
}

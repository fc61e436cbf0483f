import { AwsError } from '../../resources/refusal.ts'
import { parseForm } from '../form.ts'
import { textOf } from '../json.ts'
import type { WireRequest } from '../message.ts'
import { EC2_NAMES, QUERY_NAMES } from '../naming.ts'
import { faultOf, type Protocol } from '../protocol.ts'
import { type FormDialect, readForm } from '../readForm.ts'
import { UNIT } from '../schema.ts'
import type { Service } from '../service.ts'
import { invalidAction } from '../unknownOperation.ts'
import { escapeXml, outputXml } from '../xml.ts'

const QUERY_FORM: FormDialect = { naming: QUERY_NAMES, nameOf: member => member.xmlName, flattensLists: false }
const EC2_FORM: FormDialect = { naming: EC2_NAMES, nameOf: member => member.ec2Name, flattensLists: true }

/** AWS Query: a form with an `Action` in, XML with a `…Result` out. */
export const awsQuery: Protocol = {
  name: 'awsQuery',
  naming: QUERY_NAMES,
  open: (service, request) => openForm(service, request, QUERY_FORM),

  encode({ service, operation, output, requestId }) {
    const shape = operation.shapes?.output ?? UNIT
    const result = shape === UNIT ? '' : `<${operation.name}Result>${outputXml(shape, output)}</${operation.name}Result>`
    const content = `${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
    return xml(200, requestId, `<${operation.name}Response${namespace(service)}>${content}</${operation.name}Response>`)
  },

  refuse(refusal, requestId, service) {
    const error = `<Error><Type>${faultOf(refusal)}</Type>${codeAndMessage(refusal.queryCode, refusal.message)}</Error>`
    const content = `${error}<RequestId>${requestId}</RequestId>`
    return xml(refusal.status, requestId, `<ErrorResponse${namespace(service)}>${content}</ErrorResponse>`)
  },
}

/** EC2's own Query: lists without a `member` step, no `…Result`, and its own error document. */
export const ec2Query: Protocol = {
  name: 'ec2Query',
  naming: EC2_NAMES,
  open: (service, request) => openForm(service, request, EC2_FORM),

  encode({ service, operation, output, requestId }) {
    const shape = operation.shapes?.output ?? UNIT
    const result = shape === UNIT ? '<return>true</return>' : outputXml(shape, output)
    const content = `<requestId>${requestId}</requestId>${result}`
    return xml(200, requestId, `<${operation.name}Response${namespace(service)}>${content}</${operation.name}Response>`)
  },

  refuse(refusal, requestId) {
    const error = `<Errors><Error>${codeAndMessage(refusal.queryCode, refusal.message)}</Error></Errors>`
    return xml(refusal.status, requestId, `<Response>${error}<RequestID>${requestId}</RequestID></Response>`)
  },
}

function openForm(service: Service, request: WireRequest, dialect: FormDialect) {
  const form = parseForm(`${request.query}&${textOf(request.body)}`)
  const action = form.children.get('Action')?.value ?? ''
  const operation = service.operation(action)
  if (!operation) throw invalidAction(service, action)
  const version = form.children.get('Version')?.value
  if (version !== undefined && !/^\d{4}-\d\d-\d\d$/.test(version)) {
    throw new AwsError('NoSuchVersion', `The API version ${version.slice(0, 40)} is not known; use ${service.model.version}.`)
  }
  return { operation, input: () => readForm(operation.shapes?.input ?? UNIT, form, dialect) }
}

function codeAndMessage(code: string, message: string): string {
  return `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`
}

function namespace(service: Service | undefined): string {
  return service?.model.xmlNamespace ? ` xmlns="${service.model.xmlNamespace}"` : ''
}

function xml(status: number, requestId: string, document: string) {
  const headers = { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId }
  return { status, headers, body: `<?xml version="1.0" encoding="UTF-8"?>\n${document}` }
}

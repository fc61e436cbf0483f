import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { ServiceQuotas } from '@aws-sdk/client-service-quotas'
import { LANDBRIDGE } from '../operations/landbridge/landbridge.ts'
import { AwsError } from '../resources/refusal.ts'
import { DEFAULT_ACCOUNT } from '../wire/authenticate.ts'
import type { Send } from './applyEstateWith.ts'

const CLIENTS = { directconnect: DirectConnect, ec2: EC2, servicequotas: ServiceQuotas } as const

/** Calls of an estate over HTTP: AWS's part with the AWS SDK, as anybody's program would make them. */
export function sendWithSdk(endpoint: string): Send {
  const clients = new Map<string, Record<string, (input: unknown) => Promise<unknown>>>()
  const clientOf = (service: keyof typeof CLIENTS, region: string, account: string) => {
    const key = `${service} ${region} ${account}`
    const known = clients.get(key)
    if (known) return known
    const configuration = {
      endpoint,
      region,
      credentials: { accessKeyId: account, secretAccessKey: 'landbridge' },
      maxAttempts: 1,
    }
    const client = new CLIENTS[service](configuration)
    clients.set(key, client as never)
    return client as never as Record<string, (input: unknown) => Promise<unknown>>
  }
  return async ({ service, operation, input, region, account = DEFAULT_ACCOUNT }) => {
    if (service === 'landbridge') return overRest(endpoint, operation, input, account)
    const method = operation.charAt(0).toLowerCase() + operation.slice(1)
    try {
      return await clientOf(service, region, account)[method]?.(input)
    } catch (thrown) {
      throw asRefusal(thrown)
    }
  }
}

/** What the SDK throws for an answer of the service, told apart from a service that could not be reached. */
function asRefusal(thrown: unknown): unknown {
  const { name, message, $metadata } = thrown as { name?: string; message?: string; $metadata?: { httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode
  return status === undefined || status >= 500 ? thrown : new AwsError(name ?? 'Unknown', message ?? '', status)
}

async function overRest(
  endpoint: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  account: string,
): Promise<unknown> {
  const { method, path } = LANDBRIDGE[operation as keyof typeof LANDBRIDGE]
  const left = { ...input }
  const filled = path.replace(/\{(.+?)\}/g, (_, member: string) => {
    const value = String(left[member])
    delete left[member]
    return encodeURIComponent(value)
  })
  const query = method === 'GET' || method === 'DELETE' ? `?${new URLSearchParams(left as Record<string, string>)}` : ''
  const response = await fetch(`${endpoint}/landbridge/v1${filled}${query}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-landbridge-account': account },
    ...(query === '' ? { body: JSON.stringify(left) } : {}),
  })
  const answer = (await response.json()) as { code?: string; message?: string }
  if (!response.ok) throw new AwsError(answer.code ?? 'Unknown', answer.message ?? response.statusText, response.status)
  return answer
}

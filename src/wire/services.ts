import { readFile } from 'node:fs/promises'
import { AwsError } from '../resources/refusal.ts'
import type { Model } from './model.ts'
import { type Service, type ServiceSettings, serviceOf } from './service.ts'
import { type ModelSupplement, supplemented } from './supplement.ts'

/** The services of the port, keyed by their SigV4 signing names. Their models are in `models/`. */
export const SETTINGS: Readonly<Record<string, ServiceSettings>> = {
  directconnect: {
    title: 'Direct Connect',
    protocols: ['awsJson1_1', 'awsJson1_0'],
    serverError: 'DirectConnectServerException',
    notBuilt: 'DirectConnectClientException',
    missing: path => new AwsError('DirectConnectClientException', `The request must contain the member ${path}.`),
    notAllowed: (path, value, allowed) =>
      new AwsError('DirectConnectClientException', `${value} is not allowed for ${path}; use one of ${allowed.join(', ')}.`),
  },
  ec2: {
    title: 'EC2',
    protocols: ['ec2Query'],
    serverError: 'InternalError',
    notBuilt: 'UnsupportedOperation',
    missing: path => new AwsError('MissingParameter', `The request must contain the parameter ${path}`),
    notAllowed: (path, value, allowed) =>
      new AwsError(
        'InvalidParameterValue',
        `Value (${value}) for parameter ${path} is invalid. Allowed values are ${allowed.join(', ')}.`,
      ),
  },
  secretsmanager: {
    title: 'Secrets Manager',
    protocols: ['awsJson1_1', 'awsJson1_0'],
    serverError: 'InternalServiceError',
    notBuilt: 'InvalidRequestException',
    ...constraintErrors('ValidationException'),
  },
  // boto3 of 2025 and later and the SDKs speak CBOR or JSON, older clients and Terraform's provider the query protocol.
  monitoring: {
    title: 'CloudWatch',
    protocols: ['rpcv2Cbor', 'awsJson1_0', 'awsJson1_1', 'awsQuery'],
    serverError: 'InternalServiceFault',
    notBuilt: 'ValidationException',
    ...constraintErrors('ValidationException'),
  },
  // Neither STS nor IAM models an error for an operation that a Region lacks: their guides' common errors have InvalidAction.
  sts: {
    title: 'STS',
    protocols: ['awsQuery'],
    serverError: 'InternalFailure',
    notBuilt: 'InvalidAction',
    ...constraintErrors(),
  },
  ram: {
    title: 'RAM',
    protocols: ['restJson1'],
    serverError: 'ServerInternalException',
    notBuilt: 'OperationNotPermittedException',
    missing: path => new AwsError('MissingRequiredParameterException', `The request must contain the parameter ${path}.`),
    notAllowed: (path, value, allowed) =>
      new AwsError('InvalidParameterException', `${value} is not allowed for ${path}; use one of ${allowed.join(', ')}.`),
  },
  servicequotas: {
    title: 'Service Quotas',
    protocols: ['awsJson1_1', 'awsJson1_0'],
    serverError: 'ServiceException',
    notBuilt: 'IllegalArgumentException',
    missing: path => new AwsError('IllegalArgumentException', `The request must contain the member ${path}.`),
    notAllowed: (path, value, allowed) =>
      new AwsError('IllegalArgumentException', `${value} is not allowed for ${path}; use one of ${allowed.join(', ')}.`),
  },
  iam: { title: 'IAM', protocols: ['awsQuery'], serverError: 'ServiceFailure', notBuilt: 'InvalidAction', ...constraintErrors() },
}

/** The wording of services that check their Smithy constraints before anything else. */
export function constraintErrors(code = 'ValidationError'): Pick<ServiceSettings, 'missing' | 'notAllowed'> {
  const refuse = (value: string, path: string, rule: string) =>
    new AwsError(code, `1 validation error detected: Value ${value} at '${path}' failed to satisfy constraint: ${rule}`)
  return {
    missing: path => refuse('null', path, 'Member must not be null'),
    notAllowed: (path, value, allowed) =>
      refuse(`'${value}'`, path, `Member must satisfy enum value set: [${allowed.join(', ')}]`),
  }
}

export interface Services {
  settings(name: string): ServiceSettings | undefined
  /** The service with its model, which is read from disk once, on the service's first request. */
  load(name: string): Promise<Service>
}

/** The services of a settings table; throws `AwsError` for one that is not in it. */
export function servicesOf(settings: Readonly<Record<string, ServiceSettings>>, read = readModel): Services {
  const loaded = new Map<string, Promise<Service>>()
  const known = (name: string) => (Object.hasOwn(settings, name) ? settings[name] : undefined)
  return {
    settings: known,
    load(name) {
      const service = loaded.get(name)
      if (service) return service
      const found = known(name)
      if (!found) return Promise.reject(notServed(name, Object.keys(settings)))
      const loading = read(name).then(model => serviceOf(name, found, model))
      loaded.set(name, loading)
      return loading
    },
  }
}

/** The model as it was extracted, without what a supplement adds. */
export async function readModelFile(name: string): Promise<Model> {
  return readJson(`${name}.json`)
}

/** Services whose package is older than the API that is served: `models/supplements/` says what it lacks. */
const SUPPLEMENTED: ReadonlySet<string> = new Set(['directconnect'])

/** The model that is served: as it was extracted, with its supplement. */
export async function readModel(name: string): Promise<Model> {
  if (!SUPPLEMENTED.has(name)) return readModelFile(name)
  return supplemented(await readModelFile(name), await readJson<ModelSupplement>(`supplements/${name}.json`))
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../../models/${path}`, import.meta.url), 'utf8'))
}

function notServed(name: string, served: readonly string[]): AwsError {
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(served)
  return new AwsError(
    'InvalidAction',
    `The service ${name} of the credential scope is not served here; Landbridge serves ${list}.`,
  )
}

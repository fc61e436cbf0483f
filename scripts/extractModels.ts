import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Model, ModelError, ModelMember, ModelOperation, ModelShape, Traits, TypeWord } from '../src/wire/model.ts'
import { enumsOf } from './enumLinks.ts'

/**
 * Turns the runtime schemas that the AWS SDK's clients export into `models/<signing name>.json`:
 * `node scripts/extractModels.ts` writes them anew after the pinned devDependencies have changed. The tuples are
 * `[kind, namespace, name, traits, ...]`; see @smithy/types, `StaticSchema`.
 */
const require = createRequire(import.meta.url)

interface Source {
  readonly signingName: string
  readonly package: string
  /** Operations whose shapes are kept; the others are known by name. */
  readonly keep?: RegExp
}

/**
 * The 823 operations of EC2 are 1.4 MB, most of them about instances, images and volumes. What a network is made of is a
 * third of that, and a first request should not wait for the rest.
 */
const EC2_NETWORK = new RegExp(
  [
    'Vpn(?!.*Sample)|CustomerGateway|TransitGateway|RouteServer|LocalGateway|Coip|CarrierGateway|InternetGateway|NatGateway',
    'RouteTable|Routes?$|VgwRoute|ManagedPrefixList|DescribePrefixLists|NetworkAcl',
    '^(Create|Delete|Describe|Modify)(Default)?Vpcs?(Attribute|Tenancy)?$|VpcCidrBlock$|VpcPeering|^(Create|Describe|Modify|Delete)VpcEndpoints?$',
    '^(Create|Delete|Describe|Modify)(Default)?Subnets?(Attribute)?$|SubnetCidrBlock$|DhcpOptions|FlowLogs$',
    '(Describe|Create|Delete|Authorize|Revoke)SecurityGroup(s|Rules|Ingress|Egress)?$',
    'NetworkInterfaces?$|(Allocate|Associate|Disassociate|Release)Address$|DescribeAddresses(Attribute)?$',
    '^(Create|Delete|Describe)Tags$|^DescribeRegions$|^DescribeAvailabilityZones$|^DescribeAccountAttributes$',
    'VpnConnectionDevice|SecurityGroupRule|PrefixLists?$|EgressOnlyInternetGateway|NetworkInterface|VpcEndpointServices$',
    '^(Run|Describe|Terminate|Start|Stop)Instances$|^(Describe|Modify)InstanceAttribute$|^DescribeInstance(Status|Types|CreditSpecifications)$',
    '^Describe(Images|Volumes|KeyPairs|VpcClassicLink|VpcClassicLinkDnsSupport)$|PrivateIpAddresses$|Ipv6Addresses$',
    '^RebootInstances$|onitorInstances$|^ModifyInstance(MetadataOptions|CreditSpecification)$|^GetSecurityGroupsForVpc$|SecurityGroupReferences$',
  ].join('|'),
)

/** The models that are committed. IAM is here for the one call that Terraform's provider makes. */
export const SOURCES: readonly Source[] = [
  { signingName: 'directconnect', package: '@aws-sdk/client-direct-connect' },
  { signingName: 'ec2', package: '@aws-sdk/client-ec2', keep: EC2_NETWORK },
  { signingName: 'secretsmanager', package: '@aws-sdk/client-secrets-manager' },
  { signingName: 'sts', package: '@aws-sdk/client-sts' },
  { signingName: 'monitoring', package: '@aws-sdk/client-cloudwatch' },
  { signingName: 'ram', package: '@aws-sdk/client-ram' },
  { signingName: 'servicequotas', package: '@aws-sdk/client-service-quotas' },
  { signingName: 'iam', package: '@aws-sdk/client-iam', keep: /^GetUser$/ },
]

type Schema = readonly unknown[]
const SIMPLE: Record<number, TypeWord> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
  5: 'timestamp:date-time',
  6: 'timestamp:http-date',
  7: 'timestamp:epoch-seconds',
  21: 'blob',
}
const FLAGS = ['httpLabel', '', 'idempotencyToken', '', 'httpPayload', 'httpResponseCode', 'httpQueryParams'] as const
const KEPT = ['xmlName', 'ec2QueryName', 'xmlFlattened', 'jsonName', 'sparse', 'idempotencyToken', 'httpLabel', 'httpPayload']
const KEPT_TRAITS = new Set([...KEPT, 'httpResponseCode', 'httpQueryParams', 'httpQuery', 'httpHeader'])
const IGNORED_TRAITS = new Set(['sensitive', 'idempotent'])

/** The model of one service. Throws when a package uses a type or a trait that the codecs do not know. */
export function extractModel(source: Source): Model {
  const sdk = require(source.package) as Record<string, unknown>
  const schemas = Object.values(sdk).filter((value): value is Schema => Array.isArray(value) && typeof value[0] === 'number')
  const enums = enumsOf(source.package, sdk, require)
  const shapes: Record<string, ModelShape> = {}
  const namespaces = new Map<string, string>()
  const usedEnums = new Set<string>()

  function withEnum(word: TypeWord, enumName: string | undefined): TypeWord {
    if (enumName === undefined || !word.endsWith('string')) return word
    usedEnums.add(enumName)
    return `${word.slice(0, -'string'.length)}=${enumName}`
  }

  function wordOf(reference: unknown, enumName?: string): TypeWord {
    const schema = typeof reference === 'function' ? reference() : reference
    if (typeof schema === 'string') return schema
    if (typeof schema === 'number') {
      const prefix = schema >= 128 ? '{}' : schema >= 64 ? '[]' : ''
      const word = SIMPLE[schema % 64]
      if (!word) throw new TypeError(`${source.package}: the type code ${schema} is new to the extractor`)
      return withEnum(prefix + word, enumName)
    }
    if (schema[0] === 0) return wordOf(schema[4], enumName)
    return `#${shapeOf(schema, enumName)}`
  }

  function memberOf(reference: unknown, enumName?: string): ModelMember {
    let schema = typeof reference === 'function' ? reference() : reference
    let traits: Traits = {}
    while (Array.isArray(schema) && schema.length === 2) {
      traits = { ...traitsOf(schema[1]), ...traits }
      schema = typeof schema[0] === 'function' ? schema[0]() : schema[0]
    }
    const word = wordOf(schema, enumName)
    return Object.keys(traits).length > 0 ? [word, traits] : word
  }

  function shapeOf(schema: Schema, enumName?: string): string {
    const [kind, namespace, name, traits] = schema as [number, string, string, unknown]
    if ((namespaces.get(name) ?? namespace) !== namespace) throw new TypeError(`${source.package}: two shapes are called ${name}`)
    namespaces.set(name, namespace)
    if (shapes[name] && !(kind === 1 && enumName)) return name
    shapes[name] ??= ['structure', {}]
    const own = traitsOf(traits)
    const rest = Object.keys(own).length > 0 ? ([own] as const) : ([] as const)
    if (kind === 1) shapes[name] = ['list', memberOf(schema[4], enumName), ...rest]
    else if (kind === 2) shapes[name] = ['map', memberOf(schema[4]), memberOf(schema[5]), ...rest]
    else {
      const names = schema[4] as string[]
      const types = schema[5] as unknown[]
      const members = Object.fromEntries(names.map((member, i) => [member, memberOf(types[i], enums.linkOf(name, member))]))
      const required = names.slice(0, (schema[6] as number | undefined) ?? 0)
      const word = kind === 4 ? 'union' : 'structure'
      shapes[name] = required.length > 0 ? [word, members, required] : [word, members]
    }
    return name
  }

  const operations: Record<string, ModelOperation | null> = {}
  const errors: Record<string, ModelError> = {}
  for (const [kind, , name, traits, input, output] of schemas as [number, string, string, ErrorTraits, unknown, unknown][]) {
    if (kind === 9) {
      const kept = source.keep?.test(name) ?? true
      const http = traits.http ? { http: traits.http } : {}
      operations[name] = kept ? { input: wordOf(input), output: wordOf(output), ...http } : null
    } else if (kind === -3 && !name.endsWith('ServiceException')) {
      const queryCode = traits.awsQueryError && traits.awsQueryError[0] !== name ? { queryCode: traits.awsQueryError[0] } : {}
      errors[name] = { ...(traits.httpError ? { status: traits.httpError } : {}), ...queryCode }
    }
  }
  const { xmlNamespace, ...settings } = settingsOf(sdk)
  return {
    source: `${source.package} ${require(`${source.package}/package.json`).version}`,
    ...settings,
    ...(xmlNamespace ? { xmlNamespace: `${xmlNamespace.replace(/\/$/, '')}/` } : {}),
    operations: sorted(operations),
    errors: sorted(errors),
    enums: sorted(Object.fromEntries([...usedEnums].map(name => [name, enums.valuesOf(name)]))),
    shapes: sorted(shapes),
  }
}

interface ErrorTraits {
  readonly http?: [string, string, number]
  readonly httpError?: number
  readonly awsQueryError?: [string, number]
}

function traitsOf(traits: unknown): Traits {
  const given: Record<string, unknown> =
    typeof traits === 'number'
      ? Object.fromEntries(FLAGS.filter((flag, bit) => flag && (traits >> bit) & 1).map(flag => [flag, 1]))
      : ((traits ?? {}) as Record<string, unknown>)
  const strange = Object.keys(given).find(name => !KEPT_TRAITS.has(name) && !IGNORED_TRAITS.has(name))
  if (strange) throw new TypeError(`the trait ${strange} is new to the extractor`)
  return Object.fromEntries(Object.entries(given).filter(([name]) => KEPT_TRAITS.has(name)))
}

type Settings = Pick<Model, 'version' | 'target'> & { xmlNamespace?: string; awsQueryCompatible?: true }

function settingsOf(sdk: Record<string, unknown>): Settings {
  const name = Object.keys(sdk).find(key => key.endsWith('Client') && !key.startsWith('__'))!
  const Client = sdk[name] as new (options: object) => { config: { protocolSettings: Settings & { serviceTarget: string } } }
  const { protocolSettings } = new Client({ region: 'us-east-1', credentials: { accessKeyId: '-', secretAccessKey: '-' } }).config
  const { version, xmlNamespace, serviceTarget, awsQueryCompatible } = protocolSettings
  return {
    version,
    target: serviceTarget,
    ...(xmlNamespace ? { xmlNamespace } : {}),
    ...(awsQueryCompatible ? { awsQueryCompatible } : {}),
  }
}

function sorted<T>(table: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The file's text: one operation, enum or shape per line, so that a new version of a package reads well as a diff. */
export function printModel(model: Model): string {
  const entries = Object.entries(model).map(([key, value]) => {
    if (typeof value !== 'object') return `${JSON.stringify(key)}: ${JSON.stringify(value)}`
    const lines = Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`)
    return `${JSON.stringify(key)}: {\n${lines.join(',\n')}\n}`
  })
  return `{\n${entries.join(',\n')}\n}\n`
}

export function modelFile(signingName: string): URL {
  return new URL(`../models/${signingName}.json`, import.meta.url)
}

if (import.meta.main) {
  for (const source of SOURCES) {
    const text = printModel(extractModel(source))
    const file = modelFile(source.signingName)
    const isSame = readIfThere(file) === text
    if (!isSame) writeFileSync(file, text)
    console.log(`${source.signingName}: ${Math.round(text.length / 1024)} KB, ${isSame ? 'unchanged' : 'written'}`)
  }
}

function readIfThere(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

import type { Role } from '../resources/principal.ts'
import type { SessionOrigin } from '../resources/session.ts'

/** Who calls, as far as the signature's credential scope says. */
export interface Caller {
  /** 12 digits. */
  readonly account: string
  readonly region: string
  /** Empty for the two STS operations that come unsigned. */
  readonly accessKey: string
  readonly userArn: string
  /** Absent without a credentials file, where every account may do everything. */
  readonly role?: Role
  /** Where temporary credentials come from; absent where the caller signs with a key of its own. */
  readonly session?: SessionOrigin
}

/** An operation of AWS, decoded: `input` has the SDK's types (Date, Uint8Array) and fits the model. */
export interface Call {
  /** The SigV4 signing name: `directconnect`, `ec2`, `sts`, … */
  readonly service: string
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  readonly caller: Caller
}

/**
 * Operates and commits; resolves to the output in the SDK's types, after it is durable. Throws `AwsError` to refuse; any
 * other throw is a bug and becomes a 500. Where the model has a blob the output may hold a document tree instead.
 */
export type Perform = (call: Call) => Promise<unknown>

/** Whether Landbridge has built an operation of the model; one that is not built answers 501 and never reaches `Perform`. */
export type Coverage = (service: string, operation: string) => Promise<'built' | 'not built'>

/** Turns a document tree that an operation put at a blob member into the bytes of its file. */
export type Print = (document: object) => Promise<Uint8Array>

/** Told about everything thrown that is not a refusal. Must not throw. */
export type Report = (
  bug: unknown,
  about: { readonly requestId: string; readonly service: string | undefined; readonly operation: string | undefined },
) => void

import { z } from 'zod'
import { verificationCode } from '../../handoff/loa.ts'
import { isLiveConnection } from '../../resources/connection.ts'
import { findLocation } from '../../resources/location.ts'
import { AwsError } from '../../resources/refusal.ts'
import { LOA_VALID_MS } from '../../resources/unlitPort.ts'
import type { Row, World } from '../../resources/world.ts'
import { landbridgeOperation } from './binding.ts'

/** What a letter's verification code tells whoever has it: what stands on the letter anyway, and whether it still holds. */
export const getLoa = landbridgeOperation({
  method: 'GET',
  path: '/loa/{code}',
  summary: 'Whether a Letter of Authorization is genuine and still valid',
  input: z.strictObject({ code: z.string().describe('The verification code on the letter') }),
  output: z.strictObject({
    code: z.string(),
    connectionId: z.string().describe('The connection or LAG that the letter is about'),
    facility: z.string(),
    locationCode: z.string(),
    portSpeed: z.string(),
    issued: z.string().describe('The day of issue, UTC'),
    validUntil: z.string(),
    status: z
      .enum(['valid', 'lapsed', 'used', 'withdrawn'])
      .describe(
        '`lapsed`: over 90 days old. `used`: the cross connect is made and has had light. `withdrawn`: the port is given back',
      ),
  }),
  operate({ world, nowMs }, { code }) {
    const letter = letterWith(world, code.toUpperCase())
    if (!letter) throw new AwsError('ResourceNotFoundException', `No letter has the verification code ${code}.`, 404)
    const { subject, issuedAt, port } = letter
    const { location, bandwidth } = port.body
    return {
      code: code.toUpperCase(),
      connectionId: subject,
      facility: findLocation(location)?.name ?? location,
      locationCode: location,
      portSpeed: bandwidth,
      issued: day(issuedAt),
      validUntil: day(issuedAt + LOA_VALID_MS),
      status: statusOf(port, issuedAt, nowMs),
    }
  },
})

interface Letter {
  /** The connection or LAG that the letter names. */
  readonly subject: string
  readonly issuedAt: number
  readonly port: Row<'connection'>
}

function letterWith(world: World, code: string): Letter | undefined {
  for (const port of world.all('connection')) {
    for (const issuedAt of port.body.loaIssues ?? []) {
      for (const subject of [port.id, port.body.lagId]) {
        if (subject !== undefined && verificationCode(subject, issuedAt) === code) return { subject, issuedAt, port }
      }
    }
  }
  return undefined
}

function statusOf({ body }: Row<'connection'>, issuedAt: number, nowMs: number): 'valid' | 'lapsed' | 'used' | 'withdrawn' {
  if (!isLiveConnection(body)) return 'withdrawn'
  if (body.state !== 'pending') return 'used'
  return nowMs < issuedAt + LOA_VALID_MS ? 'valid' : 'lapsed'
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

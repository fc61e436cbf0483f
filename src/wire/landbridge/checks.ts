import { z } from 'zod'
import { check } from '../../check/check.ts'
import { CHECK_REPORT } from '../../check/checkSchema.ts'
import { RULES } from '../../check/rules.ts'
import { didYouMean, sentence } from '../../estate/didYouMean.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { AccountWorld } from '../../topology/accountWorld.ts'
import { computedCall, said } from './computation.ts'

const ignored = z.strictObject({
  rule: z.string().describe('Id of the rule'),
  about: z.string().optional().describe('Name or id of the thing; everything where nothing is said'),
  because: z.string().trim().min(3).describe('The reason'),
})

export const postCheck = computedCall({
  name: 'PostCheck',
  method: 'POST',
  path: '/checks',
  summary: 'Check what the account has against rules of good design',
  input: z.strictObject({ ignore: z.array(ignored).default([]).describe('Findings that are accepted, each with a reason') }),
  output: CHECK_REPORT,
  compute({ ignore }, { parts, account, topology }) {
    const stranger = ignore.find(({ rule }) => !RULES.has(rule))
    if (stranger)
      throw invalid(
        sentence(`There is no rule ${stranger.rule}${didYouMean(stranger.rule, RULES.keys()) || '; docs/checks.md lists them'}`),
      )
    const world = new AccountWorld(parts.store.world, account)
    const { observed } = parts.store
    const estate = { world, topology: topology(), observed, nowMs: parts.now(), from: 'service' as const }
    return check(estate, { ignore: ignore.map(said) })
  },
})

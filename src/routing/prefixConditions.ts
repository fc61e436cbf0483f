import { BITS } from '../net/address.ts'
import type { ExportPolicy, ImportPolicy } from './network.ts'
import type { PolicyRule } from './policyRule.ts'

/** One of these lines matches, or none does. */
export type PrefixCondition = NonNullable<PolicyRule['when']['prefixes']>

/**
 * Everything of a policy that looks at the prefix. Prefixes of which all these conditions hold alike are treated alike, so
 * whatever policies come to ask of a prefix has to be asked here, too.
 */
export function prefixConditions(policy: ImportPolicy & Partial<ExportPolicy>): readonly PrefixCondition[] {
  const { only, within, rules } = policy
  return [
    ...(only ? [only.map(prefix => ({ prefix, least: prefix.length, most: prefix.length }))] : []),
    ...(within ? [within.map(prefix => ({ prefix, least: prefix.length, most: BITS[prefix.family] }))] : []),
    ...(rules ?? []).flatMap(({ when }) => (when.prefixes ? [when.prefixes] : [])),
  ]
}

/** The same text of conditions that say the same. */
export function conditionText(condition: PrefixCondition): string {
  return condition.map(({ prefix: { text }, least, most }) => `${text} ${least} ${most}`).join()
}

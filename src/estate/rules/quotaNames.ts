import { QUOTA_CATALOGUE } from '../../resources/quotaCatalogue.ts'
import { didYouMean, sentence } from '../didYouMean.ts'
import type { Finding } from '../problem.ts'
import { asMap } from '../values.ts'

/** Quotas that are none, and those that AWS raises for nobody who asks. */
export function quotaNames(file: unknown): Finding[] {
  const adjustable = QUOTA_CATALOGUE.filter(({ isAdjustable }) => isAdjustable).map(({ quota }) => quota)
  return Object.keys(asMap(asMap(file).quotas)).flatMap((name): Finding[] => {
    const listed = QUOTA_CATALOGUE.find(({ quota }) => quota === name)
    if (listed?.isAdjustable) return []
    const summary = listed
      ? `quotas.${name} cannot be asked for: AWS leaves it as it is; whoever runs the service may set it by --quotas.`
      : `quotas.${name} is no quota${didYouMean(name, adjustable) || `; there are ${adjustable.slice(0, 8).join(', ')} …`}`
    return [{ severity: 'error', path: ['quotas', name], summary: sentence(summary) }]
  })
}

import { csv } from './csv.ts'
import type { PriceReport } from './priceReport.ts'

/** The month that is billed, its first day and the first one after it, as `2026-12-01T00:00:00Z`. */
export interface Period {
  readonly start: string
  readonly end: string
}

const SERVICES: readonly [id: RegExp, name: string, category: string][] = [
  [/^dx\./, 'AWS Direct Connect', 'Networking'],
  [/^(vpn|tgw|vpce|nat)\./, 'Amazon Virtual Private Cloud', 'Networking'],
  [/^dto\./, 'AWS Data Transfer', 'Networking'],
]

/** The estimate in the columns of FOCUS 1.0 (FinOps Open Cost and Usage Specification), beside which a real bill can be put. */
export function priceFocus({ lines, currency }: Pick<PriceReport, 'lines' | 'currency'>, { start, end }: Period): string {
  const rows = lines.map(line => {
    const [, service, category] = SERVICES.find(([id]) => id.test(line.price ?? '')) ?? ['', 'Fees of others', 'Networking']
    const provider = line.price === null ? 'others' : 'AWS'
    return {
      BilledCost: line.amount,
      BillingAccountId: line.account,
      BillingCurrency: currency,
      BillingPeriodEnd: end,
      BillingPeriodStart: start,
      ChargeCategory: 'Usage',
      ChargeDescription: line.what,
      ChargeFrequency: 'Usage-Based',
      ChargePeriodEnd: end,
      ChargePeriodStart: start,
      ContractedCost: line.amount,
      ConsumedQuantity: line.quantity,
      ConsumedUnit: line.unit,
      EffectiveCost: line.amount,
      InvoiceIssuerName: provider,
      ListCost: line.amount,
      ListUnitPrice: line.unitPrice,
      PricingCategory: 'Standard',
      PricingQuantity: line.quantity,
      PricingUnit: line.unit,
      ProviderName: provider,
      PublisherName: provider,
      ServiceCategory: category ?? 'Networking',
      ServiceName: service ?? 'Fees of others',
      SkuPriceId: line.price ?? '',
      SubAccountId: line.account,
      x_Source: line.source,
      x_Verified: String(line.verified),
    }
  })
  const columns = Object.keys(rows[0] ?? {})
  return csv([columns, ...rows.map(row => Object.values(row))])
}

import { QUOTA_CATALOGUE } from '../src/resources/quotaCatalogue.ts'
import { QUOTA_LISTINGS } from '../src/resources/quotaListings.ts'
import { DEFAULT_QUOTAS } from '../src/resources/quotas.ts'

/** Every number by which operations refuse, as Service Quotas lists it. */
export async function quotasDocument(): Promise<string> {
  const rows = QUOTA_CATALOGUE.map(({ quota, serviceCode, code, name, isAdjustable, isGlobal }) => {
    const isDerived = QUOTA_LISTINGS[quota].some(listing => listing.name === name && listing.code === undefined)
    const raise = isAdjustable ? 'yes' : 'no'
    const scope = isGlobal ? 'account' : 'account and Region'
    return `| ${serviceCode} | ${code}${isDerived ? ' (derived)' : ''} | ${name} | ${DEFAULT_QUOTAS[quota]} | ${raise} | ${scope} | \`${quota}\` |`
  })
  return `${HEAD}${rows.join('\n')}\n`
}

const HEAD = `# Quotas: what Landbridge refuses by

Made from the table of quotas by \`node scripts/documents.ts\`; the service \`servicequotas\` answers from the same table. Defaults:
the guides' quota pages (Direct Connect, Site-to-Site VPN, VPC and Transit Gateway guides). Codes are AWS's own as far as its
guides' links to the Service Quotas console and public listings of it show them. A code marked _derived_ is ours: AWS shows
none, so it is made of the quota's name, always the same, and no script for AWS can know it.

\`--quotas FILE\` sets a number for everybody by the name in the last column. \`RequestServiceQuotaIncrease\` raises an adjustable
one for the calling account in its Region (or everywhere, where the scope is the account), at once and for good: nobody has
to look at the request. Quotas with the same last column are one number and are raised together. What AWS leaves to its
account teams is not adjustable here.

| service | code | quota | default | adjustable | scope | \`--quotas\` |
| --- | --- | --- | --- | --- | --- | --- |
`

import type { Annex } from '../design.ts'
import type { PlanCandidate, PlanReport, RequirementVerdict } from '../planReport.ts'

/** A plan as tests need one: three candidates with round figures, names that other people chose, and everything that can be said. */
export function testPlanReport(changes: Partial<PlanReport> = {}): PlanReport {
  const candidates = [
    candidate('two locations, 10 Gbps', {
      monthly: '4000.00',
      minutes: 12.4,
      days: 84,
      bridge: 'a VPN from ashburn, which works in a day',
    }),
    candidate('hosted <b>connections</b> `in` two locations', { monthly: '3100.50', minutes: 350, days: 5, met: 'no' }),
    candidate('VPN from two routers', { monthly: '5200.00', minutes: 1759, days: 1, met: 'partly' }),
  ]
  const [a, b] = candidates.map(({ name }) => name)
  return {
    name: 'the bank',
    today: '2026-12-01',
    goLive: '2027-03-01',
    gigabytesOut: 30_000,
    currency: 'USD',
    years: 3,
    candidates,
    dropped: [
      { name: 'one LAG, 10 Gbps', because: 'survive.ashburn: A location leaves 0 bps of 5 Gbps.' },
      {
        name: 'one LAG, 100 Gbps',
        because: 'survive.ashburn: A location leaves 0 bps of 5 Gbps. budget: 9,000.00 USD a month of 5,000.00.',
      },
      { name: 'one connection', because: 'survive.ashburn: A location leaves 0 bps of 2 Gbps.' },
      { name: 'accelerated VPN', because: `${candidates[2]?.name} is as good in everything and better in cost.` },
    ],
    impossible: [
      {
        requirement: 'latency',
        because: `${a} comes nearest: 31.0 ms at most; 20 ms are allowed.`,
        possibleWith: 'a round trip of 31 ms',
      },
    ],
    breakEven: [
      {
        a: a ?? '',
        b: b ?? '',
        over: 'out',
        unit: 'GB',
        intervals: [
          { from: '0.00', to: '40000.00', cheaper: 'b' },
          { from: '40000.00', to: null, cheaper: 'a' },
        ],
        curve: [
          { gigabytes: 0, a: 3400, b: 1900 },
          { gigabytes: 40_000, a: 4200, b: 4200 },
          { gigabytes: 60_000, a: 4600, b: 5350 },
        ],
      },
    ],
    risks: ['cut EqDC2: ashburn-app to us-east-1-db is short of capacity.'],
    assumptions: ['Prices are today’s list prices without tax.'],
    unknown: [],
    counts: { generated: 7, screened: 7, evaluated: 3 },
    partial: false,
    ...changes,
  }
}

interface Figures {
  readonly monthly: string
  readonly minutes: number | null
  readonly days: number
  readonly bridge?: string
  readonly met?: RequirementVerdict['met']
}

/** Named figures, and the rest as every candidate has it. */
function candidate(name: string, { monthly, minutes, days, bridge, met = 'yes' }: Figures): PlanCandidate {
  const year = (Number(monthly) * 12).toFixed(2)
  return {
    name,
    pattern: 'high-resiliency',
    estate: `landbridge: 1\n# ${name}\nregion: us-east-1\n`,
    because: [{ says: 'A location can fail.', source: 'Direct Connect user guide, "Resiliency recommendations"' }],
    annexes: [ANNEX],
    monthly,
    price: {
      currency: 'USD',
      monthly,
      lines: [
        line('dx-a: 10Gbps port at EqDC2', 'dx.port.dedicated.10G.world', '1642.5', true),
        line('data out', 'dx.dto.us.us', '600', false),
      ],
      unknown: [{ what: 'dx-a: cross-connect', because: 'no price list has it' }],
      remarks: [],
    },
    tco: { years: 3, total: (Number(year) * 3).toFixed(2), byYear: [1, 2, 3].map(each => ({ year: each, total: year })) },
    minutesDownPerYear: minutes,
    slaEligible: 99.9,
    leadTimeDays: days,
    bridge: bridge ?? null,
    verdicts: [
      { requirement: 'sites.ashburn.traffic.peak', met: 'yes', reason: 'All of 5 Gbps gets through.' },
      { requirement: 'survive.ashburn', met, reason: 'Location EqDC2 (cut) leaves 2 Gbps of 5 Gbps.' },
    ],
    score: 0.5,
    scores: [{ weight: 'cost', score: 0.5, because: `${monthly} USD` }],
    drill: {
      singles: { whole: 20, partly: 1, no: 0 },
      doubles: { whole: 100, partly: 20, no: 3 },
      worst: null,
      longestDarkMs: 900,
    },
    findings: [{ rule: 'DX036', severity: 'warning', summary: 'No failover test is on record.', about: 'hub' }],
  }
}

function line(what: string, price: string, amount: string, verified: boolean): PlanCandidate['price']['lines'][number] {
  return {
    what,
    quantity: '1',
    unit: 'month',
    unitPrice: amount,
    amount,
    source: 'a page',
    effectiveDate: null,
    verified,
    account: '111111111111',
    price,
  }
}

const ANNEX: Annex = {
  kind: 'client-vpn',
  name: 'Client VPN for 40 people',
  because: [{ says: 'People dial in from anywhere.', source: 'Client VPN administrator guide, "Pricing"' }],
  lines: [
    {
      what: 'associations',
      quantity: '1460',
      unit: 'hour',
      unitPrice: '0.10',
      amount: '146',
      source: 'a page',
      effectiveDate: null,
      verified: true,
    },
  ],
  monthly: '146.00',
  once: '0.00',
  leadTimeDays: 2,
  remarks: ['Split tunnel keeps the Internet out of it.'],
  unknown: [],
  alternatives: [
    { name: 'Client VPN for 40 people', lines: [], monthly: '146.00', once: '0.00', asks: null, closed: null, unknown: [] },
    {
      name: 'people dial in at a site',
      lines: [],
      monthly: '0.00',
      once: '0.00',
      asks: null,
      closed: null,
      unknown: [{ what: 'a device', because: 'nobody says' }],
    },
    { name: 'a VPN appliance', lines: [], monthly: '90.00', once: '0.00', asks: 'people who run it', closed: null, unknown: [] },
  ],
  bridge: { site: 'ashburn', region: 'us-east-1', inGigabytes: '5665.545662', outGigabytes: null, firstCopyMs: 90_000_000 },
}

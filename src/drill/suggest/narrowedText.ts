import { listed } from '../../net/listed.ts'
import { flowText } from '../report/flowText.ts'
import type { FlowVerdict } from '../report.ts'
import type { Candidate } from './candidate.ts'

/** Which packets that go now no longer fit with a change, before any fault: what helps on a bad day has its price on all others. */
export function narrowedText(
  { costs }: Pick<Candidate, 'costs'>,
  now: readonly FlowVerdict[],
  then: readonly FlowVerdict[],
): string {
  const narrowed = now.flatMap((flow, i) => {
    const [was, is] = [mtuOf(flow), mtuOf(then[i])]
    return was !== undefined && is !== undefined && is < was ? [{ flow: flowText(flow), was, is }] : []
  })
  const alike = Map.groupBy(narrowed, ({ was, is }) => `${is} bytes instead of ${was}`)
  if (alike.size === 0) return ''
  const texts = [...alike].map(([sizes, all]) => `${listed([...new Set(all.map(({ flow }) => flow))])}: packets of ${sizes}`)
  // Direct Connect guide, "MTU": a prefix that is heard over a VPN, too.
  const why =
    costs === 'a VPN by the hour' ? '; AWS sends no larger ones to what it hears over a VPN, over Direct Connect either' : ''
  return ` Before any fault there is then less room for ${texts.join(', and ')}${why}.`
}

/** The largest packet that goes both ways. */
function mtuOf(flow: FlowVerdict | undefined): number | undefined {
  const [there, home] = [flow?.forward.before?.mtu, flow?.back.before?.mtu]
  return there === undefined || home === undefined ? undefined : Math.min(there, home)
}

import type { Decimal } from '../net/money.ts'
import { isLiveConnection } from '../resources/connection.ts'
import type { World } from '../resources/world.ts'
import type { Meter } from './usage.ts'

/** What others ask for a port a month: nobody publishes it, so an estate says it. */
interface PortFees {
  readonly crossConnect?: Decimal | undefined
  readonly partner?: Decimal | undefined
  readonly circuit?: Decimal | undefined
}

/** By the name of a connection or LAG; of a LAG they are those of each port. */
export type Fees = Readonly<Record<string, PortFees>>

/** Fees that were said, and for every port the ones that were not. */
export function meterFees(world: World, fees: Fees, meter: Meter): void {
  for (const { id, account, body } of world.all('connection')) {
    if (!isLiveConnection(body)) continue
    const lag = body.lagId === undefined ? undefined : world.get('lag', body.lagId)?.body.name
    const said = fees[body.name] ?? (lag === undefined ? undefined : fees[lag]) ?? {}
    const carrier = [...world.referring('crossConnect', id)].find(patch => patch.body.carrier)?.body.carrier
    const wanted: readonly [keyof PortFees, string, boolean][] = [
      ['crossConnect', 'cross-connect', body.role !== 'hosted'],
      ['partner', 'partner’s fee', body.role === 'hosted'],
      ['circuit', `circuit${carrier ? ` of ${carrier.name}` : ''}`, carrier !== undefined],
    ]
    for (const [key, what, isNeeded] of wanted) {
      const monthly = said[key]
      const text = `${body.name}: ${what}`
      if (monthly !== undefined) meter.asks(account, monthly, text)
      else if (isNeeded)
        meter.doesNotKnow(account, text, `no price list has it; give fees: { ${lag ?? body.name}: { ${key}: AMOUNT } }`)
    }
  }
}

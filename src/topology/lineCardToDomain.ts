import type { Builder } from './builder.ts'
import { failsWith } from './namedPart.ts'

/**
 * Ports of one AWS device that somebody says are on one line card. AWS tells the device of a port and nothing below it, so
 * that where nobody says anything there is no line card.
 */
export function addLineCards(build: Builder): void {
  for (const { id, aliases } of [...build.domains.values()]) {
    if (!id.startsWith('connection:')) continue
    const port = build.world.get('connection', aliases[0] ?? '')
    if (!port || port.body.role === 'hosted') continue
    const [lineCard] = [...build.world.referring('crossConnect', port.id)].flatMap(({ body }) => body.lineCard ?? [])
    if (lineCard === undefined) continue
    const device = port.body.awsDevice
    failsWith(build, { kind: 'line-card', of: { id: device, name: device }, name: lineCard }, id)
  }
}

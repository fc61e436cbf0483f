import type { Row } from '../resources/world.ts'
import type { Link } from '../routing/network.ts'
import type { Builder } from './builder.ts'

/** A router's way to the Internet, which all its tunnels share; `far` is the other end of the link. */
export function uplinkPipes(build: Builder, { id, body }: Row<'router'>, far: string): Link['pipes'] {
  const info = { name: `${body.name}-uplink`, kind: 'uplink' } as const
  return [
    build.pipe({ name: `${id} uplink in`, from: far, bps: body.uplinkBps }, { ...info, direction: 'fromAws' }),
    build.pipe({ name: `${id} uplink out`, from: id, bps: body.uplinkBps }, { ...info, direction: 'toAws' }),
  ]
}

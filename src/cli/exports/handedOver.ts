import { basename, dirname, extname, resolve } from 'node:path'
import { type HandOver, type HandOverRequest, handOver } from '../../handoff/handOver.ts'
import { appliedEstate, readEstate } from '../openEstate.ts'
import { Refusal } from '../refusal.ts'
import { repeatableEntropy } from '../repeatableEntropy.ts'
import { ask, isUrl } from '../running.ts'

/** Files of one kind, of an estate file or of what a running service has. */
export async function handedOver(
  estate: string,
  kind: HandOverRequest['kind'],
  dates: Pick<HandOverRequest, 'today' | 'goLive'> = {},
): Promise<HandOver> {
  const name = estateName(estate)
  if (isUrl(estate)) return ask<HandOver>(estate, 'POST', '/hand-overs', { kind, name, estate, ...dates })
  const { world } = await appliedEstate(await readEstate(estate), repeatableEntropy('export'))
  const done = handOver({ kind, world, name, estate, ...dates })
  if ('refused' in done) throw new Refusal(done.refused)
  return done
}

/** `examples/two-locations/estate.yaml` is called two-locations, and `office.yaml` office; a letter comes first. */
function estateName(estate: string): string {
  if (isUrl(estate)) return 'estate'
  const own = basename(estate, extname(estate))
  const plain = own === 'estate' ? basename(dirname(resolve(estate))) : own
  const name = plain.replace(/[^A-Za-z0-9]+/g, '-').replace(/^[^A-Za-z]+|-+$/g, '')
  return name.slice(0, 40) || 'estate'
}

import type { Peer } from '../peers/peer.ts'
import { processorTimeMs } from '../print/processorTime.ts'
import type { Job, Measured } from './generator.ts'
import { load } from './load.ts'

export interface Asked extends Measured {
  /** Processor time of the server for each request. */
  readonly processorUs: number
}

/** Makes the load and counts the server's processor time beside it. */
export async function timed({ pid }: Peer, job: Job): Promise<Asked> {
  const before = processorTimeMs(pid)
  const measured = await load(job)
  return { ...measured, processorUs: ((processorTimeMs(pid) - before) * 1000) / measured.sent }
}

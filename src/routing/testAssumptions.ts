import type { Assumptions } from './detection.ts'

/** For tests: no two of them are the same, so that it shows which one was taken. */
export const ASSUMPTIONS: Assumptions = {
  carrier: { bestMs: 10, worstMs: 100 },
  notification: { bestMs: 20, worstMs: 200 },
  reconnect: { bestMs: 1000, worstMs: 10_000 },
  deletion: { bestMs: 0, worstMs: 100 },
  deletionSendsCease: false,
  lossWindowMs: 3_600_000,
}

/** Numbers of the model for what no configuration says. _Ours_: AWS publishes ranges or nothing. */

/** Packets of a bulk transfer with some of everything else: what turns bit/s into packets per second. */
export const MEAN_PACKET_BYTES = 1000

/** Light of a healthy long-reach optic, inside the −14.4 to 2.5 dBm that the User Guide calls good for 1G and 10G. */
export const LIT_DBM = { tx: -2, rx: -4 } as const

/** What an optic reports that receives nothing. */
export const DARK_DBM = -40

/** Lanes of a port's optic: 1G and 10G have one, 100G and 400G send on four wavelengths (LR4, FR4). */
export function opticalLanes(bandwidthBps: number): readonly string[] {
  return bandwidthBps >= 100e9 ? ['1', '2', '3', '4'] : ['1']
}

/** The time that sums (bytes through a tunnel) are taken over: CloudWatch's usual period for both namespaces. */
export const PERIOD_SECONDS = 300

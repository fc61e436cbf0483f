/**
 * Availability from parts, as ITU-T G.911 and AWS's paper "Availability and Beyond" do it: what is needed altogether is
 * multiplied, of what stands beside each other the unavailabilities are.
 */
export const HOURS_PER_YEAR = 8760
export const MINUTES_PER_YEAR = 525_600

export function fromRepair(meanHoursBetween: number, repairHours: number): number {
  return meanHoursBetween / (meanHoursBetween + repairHours)
}

/** Failures in time: per 10⁹ hours. */
export function fromFit(fit: number, repairHours: number): number {
  return fromRepair(1e9 / fit, repairHours)
}

export function inSeries(...availabilities: readonly number[]): number {
  return availabilities.reduce((all, each) => all * each, 1)
}

export function inParallel(...availabilities: readonly number[]): number {
  return 1 - availabilities.reduce((all, each) => all * (1 - each), 1)
}

/** Two alike, of which a part `beta` of the failures hits both at once. */
export function pairWithCommonCause(availability: number, beta: number): number {
  const down = 1 - availability
  return 1 - (((1 - beta) * down) ** 2 + beta * down)
}

/** Planned work that takes something out for so many hours, so often a year. */
export function withMaintenance(availability: number, events: number, hours: number): number {
  return availability * (1 - (events * hours) / HOURS_PER_YEAR)
}

/** AWS's own examples and its calculator: a month has 730 hours, a part of an hour counts whole. */
export const HOURS_PER_MONTH = 730

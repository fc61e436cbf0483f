interface Coverage {
  readonly isComparable: boolean
  readonly remarks: readonly string[]
}

/** How much of two reports can be compared; `hasFlow`: some flow is in both. */
export function reportCoverage(older: ReadonlySet<string>, newer: ReadonlySet<string>, hasFlow: boolean): Coverage {
  const [onlyOlder, onlyNewer] = [older.difference(newer).size, newer.difference(older).size]
  const all = older.union(newer).size
  if (!hasFlow)
    return {
      isComparable: false,
      remarks: ['No flow is in both reports, neither by its name nor by its ends: nothing could be compared.'],
    }
  if (onlyOlder + onlyNewer <= all / 2) return { isComparable: true, remarks: [] }
  const where = `${onlyOlder} in the older and ${onlyNewer} in the newer alone, of ${all}`
  const hint = 'compare reports of the same --every, and of the same names of things'
  const nothing = older.size > 0 && newer.size > 0 && older.intersection(newer).size === 0
  return nothing
    ? {
        isComparable: false,
        remarks: [
          `No scenario is in both reports (${where}), so that nothing could be compared but how flows are before any fault; ${hint}.`,
        ],
      }
    : {
        isComparable: true,
        remarks: [`Most scenarios are in one of the reports alone (${where}) and were not compared; ${hint}.`],
      }
}

/** A reporter for node's test runner: one line of JSON per skipped test, for `skippedSummary`. */
export default async function* skippedReporter(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue
    if (data.skip === undefined || data.skip === false) continue
    yield `${JSON.stringify({ name: data.name, reason: data.skip === true ? '' : data.skip })}\n`
  }
}

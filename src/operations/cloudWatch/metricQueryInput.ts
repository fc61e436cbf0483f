import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch'
import { idsIn } from '../../metrics/evaluateMath.ts'
import { MathError, parseMath } from '../../metrics/mathSyntax.ts'
import type { MetricQuery, SingleMetric } from '../../resources/alarm.ts'
import { invalidValue, missingParameter, validationError } from './refusals.ts'
import { dimensionsOf, metricName, namespace, periodSeconds, statistic } from './seriesInput.ts'

/** API Reference, `MetricDataQuery.Id`. */
const ID = /^[a-z]\w*$/

/** Queries as they are kept, checked: ids once each, one of the two kinds, expressions that can be read and are built. */
export function metricQueries(
  given: readonly MetricDataQuery[] | undefined,
  parameter: string,
  account: string,
): readonly MetricQuery[] {
  const queries = (given ?? []).map((query, i) => metricQuery(query, `${parameter}.member.${i + 1}`))
  const ids = queries.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) throw validationError(`The value ${twice} for parameter ${parameter}.Id is not unique.`)
  const other = queries.find(({ accountId = account }) => accountId !== account)
  if (other) {
    throw validationError(
      `Landbridge has not built metrics of linked accounts: ${other.id} asks for those of ${other.accountId}.`,
    )
  }
  for (const query of queries) if (query.expression !== undefined) refuseBadExpression(query, ids)
  return queries
}

function metricQuery(given: MetricDataQuery, member: string): MetricQuery {
  const { Id: id = '', MetricStat, Expression, Label, ReturnData = true, Period, AccountId } = given
  if (!ID.test(id) || id.length > 255) {
    throw validationError(`The value ${id} for parameter ${member}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`)
  }
  if ((MetricStat === undefined) === (Expression === undefined)) {
    throw validationError(`Exactly one of the parameters MetricStat and Expression must be given for ${member}.`)
  }
  return {
    id,
    returnData: ReturnData,
    ...(Label === undefined ? {} : { label: Label }),
    ...(AccountId === undefined ? {} : { accountId: AccountId }),
    ...(Period === undefined ? {} : { periodSeconds: periodSeconds(Period, `${member}.Period`) }),
    ...(MetricStat ? { stat: singleMetric(MetricStat, `${member}.MetricStat`) } : { expression: Expression ?? '' }),
  }
}

function singleMetric({ Metric, Period, Stat, Unit }: NonNullable<MetricDataQuery['MetricStat']>, member: string): SingleMetric {
  if (!Metric) throw missingParameter(`${member}.Metric`)
  return {
    namespace: namespace(Metric.Namespace),
    metric: metricName(Metric.MetricName),
    dimensions: dimensionsOf(Metric.Dimensions),
    periodSeconds: periodSeconds(Period, `${member}.Period`),
    statistic: statistic(Stat, `${member}.Stat`),
    ...(Unit === undefined ? {} : { unit: Unit }),
  }
}

function refuseBadExpression({ id, expression = '' }: MetricQuery, ids: readonly string[]): void {
  if (expression.length === 0 || expression.length > 2048) {
    throw invalidValue(`The expression of ${id} has ${expression.length} characters; 1 to 2048 are allowed.`)
  }
  if (/^\s*select\b/i.test(expression)) {
    throw validationError(`Error in expression '${id}': Landbridge has not built Metrics Insights queries (SELECT).`)
  }
  inMath(id, () => {
    const unknown = idsIn(parseMath(expression)).find(one => !ids.includes(one))
    if (unknown !== undefined) throw new MathError(`nothing has the id ${unknown}`)
  })
}

/** What goes wrong in an expression is told as CloudWatch tells it. */
export function inMath<T>(id: string, work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    if (!(thrown instanceof MathError)) throw thrown
    throw validationError(`Error in expression '${id}': ${thrown.message}.`)
  }
}

import type { Dimension } from './metricSeries.ts'
import type { Tags } from './tags.ts'

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'

/** What every alarm of CloudWatch has; the row's id is its ARN. A metric alarm's timer is its next evaluation. */
interface AnyAlarm {
  readonly name: string
  readonly description?: string
  readonly actionsEnabled: boolean
  /** ARNs by the state whose beginning they are told of. */
  readonly actions: Readonly<Record<AlarmState, readonly string[]>>
  readonly configuredAt: number
  /** Named as `/events` tells states. */
  readonly state: AlarmState
  readonly reason: string
  /** JSON. */
  readonly reasonData?: string
  /** When the state or its reason was set last, and when the state became another. */
  readonly updatedAt: number
  readonly transitionedAt: number
  readonly tags: Tags
}

export interface MetricAlarm extends AnyAlarm {
  readonly type: 'metric'
  /** One query, or several with metric math of which one is looked at. */
  readonly watches: SingleMetric | { readonly queries: readonly MetricQuery[] }
  readonly evaluationPeriods: number
  readonly datapointsToAlarm?: number
  readonly threshold: number
  readonly comparison: Comparison
  readonly treatMissingData?: MissingData
  readonly evaluateLowSampleCountPercentile?: string
}

export interface CompositeAlarm extends AnyAlarm {
  readonly type: 'composite'
  readonly rule: string
}

export type Alarm = MetricAlarm | CompositeAlarm

export type Comparison =
  | 'GreaterThanOrEqualToThreshold'
  | 'GreaterThanThreshold'
  | 'LessThanThreshold'
  | 'LessThanOrEqualToThreshold'

export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching'

/** One statistic of one series. */
export interface SingleMetric {
  readonly namespace: string
  readonly metric: string
  readonly dimensions: readonly Dimension[]
  readonly periodSeconds: number
  /** `Average`, or an extended one such as `p99`. */
  readonly statistic: string
  readonly unit?: string
}

/** One line of a query with metric math. */
export interface MetricQuery {
  readonly id: string
  readonly label?: string
  readonly returnData: boolean
  readonly accountId?: string
  /** Exactly one of the two. */
  readonly stat?: SingleMetric
  readonly expression?: string
  readonly periodSeconds?: number
}

/** Something that happened to an alarm, kept for 30 days, also of alarms that are gone. */
export interface AlarmHistoryItem {
  readonly alarmName: string
  readonly alarmType: 'MetricAlarm' | 'CompositeAlarm'
  readonly at: number
  readonly type: 'StateUpdate' | 'ConfigurationUpdate' | 'Action'
  readonly summary: string
  /** JSON. */
  readonly data: string
}

/** A message that an alarm sends to a topic and that nobody has taken yet. */
export interface AlarmNotification {
  readonly alarmName: string
  readonly alarmType: 'MetricAlarm' | 'CompositeAlarm'
  readonly topicArn: string
  readonly messageId: string
  readonly at: number
  readonly subject: string
  /** JSON, as SNS carries it. */
  readonly message: string
}

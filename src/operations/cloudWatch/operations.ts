import { NOT_BUILT } from '../operation.ts'
import type { CloudWatchOperations } from './cloudWatchOperation.ts'
import { deleteAlarms } from './deleteAlarms.ts'
import { deleteDashboards } from './deleteDashboards.ts'
import { describeAlarmHistory } from './describeAlarmHistory.ts'
import { describeAlarms } from './describeAlarms.ts'
import { describeAlarmsForMetric } from './describeAlarmsForMetric.ts'
import { disableAlarmActions } from './disableAlarmActions.ts'
import { enableAlarmActions } from './enableAlarmActions.ts'
import { getDashboard } from './getDashboard.ts'
import { getMetricData } from './getMetricData.ts'
import { getMetricStatistics } from './getMetricStatistics.ts'
import { listDashboards } from './listDashboards.ts'
import { listMetrics } from './listMetrics.ts'
import { listTagsForResource } from './listTagsForResource.ts'
import { putCompositeAlarm } from './putCompositeAlarm.ts'
import { putDashboard } from './putDashboard.ts'
import { putMetricAlarm } from './putMetricAlarm.ts'
import { putMetricData } from './putMetricData.ts'
import { setAlarmState } from './setAlarmState.ts'
import { tagResource } from './tagResource.ts'
import { untagResource } from './untagResource.ts'

/** Every operation of CloudWatch. */
export const CLOUD_WATCH = {
  AssociateDatasetKmsKey: NOT_BUILT,
  CreateResourceMetricsConfiguration: NOT_BUILT,
  DeleteAlarmMuteRule: NOT_BUILT,
  DeleteAlarms: deleteAlarms,
  DeleteAnomalyDetector: NOT_BUILT,
  DeleteDashboards: deleteDashboards,
  DeleteInsightRules: NOT_BUILT,
  DeleteMetricStream: NOT_BUILT,
  DeleteResourceMetricsConfiguration: NOT_BUILT,
  DescribeAlarmContributors: NOT_BUILT,
  DescribeAlarmHistory: describeAlarmHistory,
  DescribeAlarms: describeAlarms,
  DescribeAlarmsForMetric: describeAlarmsForMetric,
  DescribeAnomalyDetectors: NOT_BUILT,
  DescribeInsightRules: NOT_BUILT,
  DisableAlarmActions: disableAlarmActions,
  DisableInsightRules: NOT_BUILT,
  DisassociateDatasetKmsKey: NOT_BUILT,
  EnableAlarmActions: enableAlarmActions,
  EnableInsightRules: NOT_BUILT,
  GetAlarmMuteRule: NOT_BUILT,
  GetDashboard: getDashboard,
  GetDataset: NOT_BUILT,
  GetInsightRuleReport: NOT_BUILT,
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  GetMetricStream: NOT_BUILT,
  GetMetricWidgetImage: NOT_BUILT,
  GetOTelEnrichment: NOT_BUILT,
  GetResourceMetricsConfiguration: NOT_BUILT,
  ListAlarmMuteRules: NOT_BUILT,
  ListDashboards: listDashboards,
  ListManagedInsightRules: NOT_BUILT,
  ListMetricStreams: NOT_BUILT,
  ListMetrics: listMetrics,
  ListTagsForResource: listTagsForResource,
  PutAlarmMuteRule: NOT_BUILT,
  PutAnomalyDetector: NOT_BUILT,
  PutCompositeAlarm: putCompositeAlarm,
  PutDashboard: putDashboard,
  PutInsightRule: NOT_BUILT,
  PutLogAlarm: NOT_BUILT,
  PutManagedInsightRules: NOT_BUILT,
  PutMetricAlarm: putMetricAlarm,
  PutMetricData: putMetricData,
  PutMetricStream: NOT_BUILT,
  SetAlarmState: setAlarmState,
  StartMetricStreams: NOT_BUILT,
  StartOTelEnrichment: NOT_BUILT,
  StopMetricStreams: NOT_BUILT,
  StopOTelEnrichment: NOT_BUILT,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateOTelEnrichment: NOT_BUILT,
  UpdateResourceMetricsConfiguration: NOT_BUILT,
} as const satisfies { readonly [Name in keyof CloudWatchOperations]: CloudWatchOperations[Name] | typeof NOT_BUILT }

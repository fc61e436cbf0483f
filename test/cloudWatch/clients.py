"""CloudWatch by boto3, over one of its protocols: the client's own code, told to speak as clients of another age do."""

import json
import os
import sys
import tempfile
from datetime import datetime, timedelta, timezone

import boto3
import botocore
import botocore.loaders
import botocore.session
from botocore.exceptions import ClientError

url, protocol = sys.argv[1:3]


def cloudwatch():
    """A client whose model says that the service speaks this protocol alone."""
    model = botocore.loaders.Loader().load_service_model("cloudwatch", "service-2")
    model["metadata"]["protocol"] = protocol
    model["metadata"]["protocols"] = [protocol]
    folder = os.path.join(tempfile.mkdtemp(), "cloudwatch", model["metadata"]["apiVersion"])
    os.makedirs(folder)
    with open(os.path.join(folder, "service-2.json"), "w") as file:
        json.dump(model, file)
    os.environ["AWS_DATA_PATH"] = os.path.dirname(os.path.dirname(folder))
    return boto3.client(
        "cloudwatch", endpoint_url=url, region_name="us-east-1", aws_access_key_id="any", aws_secret_access_key="any"
    )


client = cloudwatch()
sent = []
client.meta.events.register("before-send.cloudwatch.*", lambda request, **_: sent.append(dict(request.headers)))
now = datetime.now(timezone.utc).replace(second=0, microsecond=0)
dimensions = [{"Name": "Site", "Value": "Ashburn & Co <1>"}]
at = lambda minutes: now - timedelta(minutes=minutes)
client.put_metric_data(
    Namespace="Ours/" + protocol,
    MetricData=[
        {"MetricName": "Latency", "Dimensions": dimensions, "Timestamp": at(10), "Value": 2.5, "Unit": "Milliseconds"},
        {
            "MetricName": "Latency",
            "Dimensions": dimensions,
            "Timestamp": at(9),
            "Values": [1, 2, 3],
            "Counts": [1, 1, 2],
            "Unit": "Milliseconds",
        },
        {
            "MetricName": "Latency",
            "Dimensions": dimensions,
            "Timestamp": at(8),
            "StatisticValues": {"SampleCount": 4, "Sum": 20, "Minimum": 2, "Maximum": 9},
            "Unit": "Milliseconds",
        },
    ],
)
# Long enough for the client to compress it.
many = [{"MetricName": f"metric number {i} of this client", "Value": i, "Dimensions": dimensions} for i in range(300)]
sent.clear()
client.put_metric_data(Namespace="Many/" + protocol, MetricData=many)
compressed = sent[-1].get("Content-Encoding")
listed = client.list_metrics(Namespace="Ours/" + protocol, Dimensions=[{"Name": "Site"}], RecentlyActive="PT3H")
statistics = client.get_metric_statistics(
    Namespace="Ours/" + protocol,
    MetricName="Latency",
    Dimensions=dimensions,
    StartTime=at(12),
    EndTime=at(5),
    Period=60,
    Statistics=["Average", "Maximum", "SampleCount"],
)
stat = {
    "Metric": {"Namespace": "Ours/" + protocol, "MetricName": "Latency", "Dimensions": dimensions},
    "Period": 60,
    "Stat": "Sum",
}
data = client.get_metric_data(
    MetricDataQueries=[
        {"Id": "m1", "MetricStat": stat, "ReturnData": False},
        {"Id": "twice", "Expression": "m1 * 2", "Label": "both ways"},
    ],
    StartTime=at(12),
    EndTime=at(5),
    ScanBy="TimestampAscending",
)
name = "alarm over " + protocol
client.put_metric_alarm(
    AlarmName=name,
    Namespace="Ours/" + protocol,
    MetricName="Latency",
    Dimensions=dimensions,
    ExtendedStatistic="p90",
    Period=60,
    EvaluationPeriods=3,
    DatapointsToAlarm=2,
    Threshold=1.5,
    ComparisonOperator="GreaterThanThreshold",
    TreatMissingData="notBreaching",
    Tags=[{"Key": "team", "Value": "noc"}],
)
client.put_composite_alarm(AlarmName=name + " above", AlarmRule=f'NOT ALARM("{name}")')
client.set_alarm_state(AlarmName=name, StateValue="ALARM", StateReason="tried", StateReasonData='{"a": 1}')
alarm = client.describe_alarms(AlarmNames=[name])["MetricAlarms"][0]
history = client.describe_alarm_history(AlarmName=name, HistoryItemType="StateUpdate")["AlarmHistoryItems"]
above = client.describe_alarms(AlarmTypes=["CompositeAlarm"], AlarmNames=[name + " above"])["CompositeAlarms"][0]


def refusal(call):
    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "nothing"


refusals = [
    refusal(lambda: client.set_alarm_state(AlarmName="nothing", StateValue="OK", StateReason="x")),
    refusal(lambda: client.put_metric_data(Namespace="AWS/DX", MetricData=[{"MetricName": "x", "Value": 1}])),
    refusal(lambda: client.get_metric_data(MetricDataQueries=[{"Id": "e", "Expression": "SEARCH('x', 'Sum')"}], StartTime=at(5), EndTime=now)),
]
client.delete_alarms(AlarmNames=[name + " above"])
client.delete_alarms(AlarmNames=[name])
print(
    json.dumps(
        {
            "compressed": compressed.decode() if isinstance(compressed, bytes) else compressed,
            "many": len(client.list_metrics(Namespace="Many/" + protocol)["Metrics"]),
            "spoken": sent[0].get("smithy-protocol") or sent[0].get("Content-Type"),
            "listed": [metric["Dimensions"] for metric in listed["Metrics"]],
            "statistics": [[point["Average"], point["Maximum"], point["SampleCount"], point["Unit"]] for point in statistics["Datapoints"]],
            "times": [int((point["Timestamp"] - now).total_seconds() / 60) for point in statistics["Datapoints"]],
            "data": [[result["Label"], result["Values"], result["StatusCode"]] for result in data["MetricDataResults"]],
            "alarm": [alarm["StateValue"], alarm["StateReason"], alarm["ExtendedStatistic"], alarm["Threshold"], alarm["TreatMissingData"]],
            "tags": "team" if alarm["AlarmArn"].endswith(":alarm:" + name) else alarm["AlarmArn"],
            "history": history[0]["HistorySummary"],
            "above": above["StateValue"],
            "refusals": refusals,
            "left": len(client.describe_alarms(AlarmNamePrefix=name)["MetricAlarms"]),
        },
        default=lambda value: value.decode() if isinstance(value, bytes) else str(value),
    )
)

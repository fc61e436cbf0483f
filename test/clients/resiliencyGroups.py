"""Resiliency groups and billing modes: run with AWS_DATA_PATH on models/botocore and the URL as argument."""

import json
import sys

import boto3

ACCOUNT = {"aws_access_key_id": "111111111111", "aws_secret_access_key": "x"}
client = boto3.client("directconnect", region_name="us-east-1", endpoint_url=sys.argv[1], **ACCOUNT)


def ordered(location):
    order = {"location": location, "bandwidth": "10Gbps", "connectionName": "port", "billingMode": "FlatRateTier1"}
    return client.create_connection(**order)["connectionId"]


def refused(call, **members):
    try:
        call(**members)
    except client.exceptions.DirectConnectClientException as error:
        return error.response["Error"]["Message"]
    return None


ports = [ordered("EqDC2"), ordered("CSVA1")]
made = client.create_resiliency_group(
    resiliencyGroupName="core",
    intendedResiliencyModel="high-resiliency",
    clientToken="once",
    tags=[{"key": "env", "value": "prod"}],
)["resiliencyGroup"]
group = made["resiliencyGroupId"]
again = client.create_resiliency_group(
    resiliencyGroupName="core",
    intendedResiliencyModel="high-resiliency",
    clientToken="once",
    tags=[{"key": "env", "value": "prod"}],
)["resiliencyGroup"]
client.associate_connections_to_resiliency_group(resiliencyGroupId=group, connectionIdentifiers=ports)
listed = client.list_resiliency_group_associations(resiliencyGroupId=group)["items"]
shown = client.describe_connections()["connections"]
alone = refused(client.update_connections_billing_mode, connectionIds=[ports[0]], billingMode="PortPairFlatRateTier1")
changed = client.update_connections_billing_mode(connectionIds=[ports[0]], billingMode="PayAsYouGo")
full = refused(client.delete_resiliency_group, resiliencyGroupId=group)
client.disassociate_connections_from_resiliency_group(resiliencyGroupId=group, connectionIdentifiers=ports)
client.update_resiliency_group(resiliencyGroupId=group, resiliencyGroupName="edge")
renamed = client.get_resiliency_group(resiliencyGroupId=group)["resiliencyGroup"]
groups = client.list_resiliency_groups(maxResults=100)["items"]
deleted = client.delete_resiliency_group(resiliencyGroupId=group)["resiliencyGroup"]["state"]
modes = client.describe_locations()["locations"][0]["availableBillingModes"]

print(
    json.dumps(
        {
            "isOnce": again["resiliencyGroupId"] == group,
            "tags": made["tags"],
            "associations": [item["state"] for item in listed],
            "pair": [port["billingMode"] for port in shown],
            "alone": alone,
            "changed": [changed["billingMode"], changed["connections"][0]["billingMode"]],
            "full": full,
            "renamed": renamed["resiliencyGroupName"],
            "groups": len(groups),
            "deleted": deleted,
            "modes": len(modes),
        }
    )
)

"""How an expectation is tried: in an account of its own of the service whose URL is the argument."""

import sys
import traceback

import boto3
from botocore.exceptions import ClientError

URL = sys.argv[1]
NONE = "0123456789abcdef0"
held, failed = [], {}


def options(account, region):
    keys = {"aws_access_key_id": account, "aws_secret_access_key": "any"}
    return {"endpoint_url": URL, "region_name": region, **keys}


def expectation(check):
    """Runs the check in an account of its own."""
    account = f"{1000 + len(held) + len(failed):012d}"
    try:
        check(boto3.client("ec2", **options(account, "us-west-2")), boto3.resource("ec2", **options(account, "us-west-2")))
        held.append(check.__name__)
    except Exception:
        failed[check.__name__] = traceback.format_exc(limit=-2)


def refused(code, call, **request):
    """The message of the refusal, which must have the code and HTTP status 400."""
    try:
        call(**request)
    except ClientError as refusal:
        error = refusal.response["Error"]
        assert error["Code"] == code, f"{error['Code']} in place of {code}: {error['Message']}"
        assert refusal.response["ResponseMetadata"]["HTTPStatusCode"] == 400
        assert refusal.response["ResponseMetadata"]["RequestId"]
        return error["Message"]
    raise AssertionError(f"{code} was expected and the call succeeded")


def by(name, *values):
    return [{"Name": name, "Values": list(values)}]


def pages(client, operation, member, **request):
    return [item for page in client.get_paginator(operation).paginate(**request) for item in page[member]]

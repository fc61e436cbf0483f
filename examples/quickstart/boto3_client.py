import boto3
keys = dict(aws_access_key_id="anything", aws_secret_access_key="anything", region_name="us-east-1")
dx = boto3.client("directconnect", endpoint_url="http://127.0.0.1:7224", **keys)
connection = dx.create_connection(location="EqDC2", bandwidth="10Gbps", connectionName="first")
print(dx.describe_connections(connectionId=connection["connectionId"])["connections"][0]["connectionState"])

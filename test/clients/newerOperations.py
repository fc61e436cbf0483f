"""What only a model newer than the installed one can call: run with AWS_DATA_PATH on models/botocore and the URL as argument."""

import json
import sys

import boto3

ACCOUNT = {"aws_access_key_id": "111111111111", "aws_secret_access_key": "x"}
client = boto3.client("directconnect", region_name="us-east-1", endpoint_url=sys.argv[1], **ACCOUNT)

port = client.create_connection(location="EqDC2", bandwidth="10Gbps", connectionName="port")["connectionId"]
interface = client.create_public_virtual_interface(
    connectionId=port,
    newPublicVirtualInterface={
        "virtualInterfaceName": "public",
        "vlan": 100,
        "asn": 65000,
        "amazonAddress": "203.0.113.1/30",
        "customerAddress": "203.0.113.2/30",
        "routeFilterPrefixes": [{"cidr": "198.51.100.0/24"}],
        "rateLimit": "1.2Gbps",
    },
)
name = interface["virtualInterfaceId"]
routes = client.list_virtual_interface_routes(virtualInterfaceId=name)["routes"]
first = client.list_virtual_interface_routes(virtualInterfaceId=name, maxResults=1)
second = client.list_virtual_interface_routes(virtualInterfaceId=name, maxResults=1, nextToken=first["nextToken"])
filters = {"routeDirection": "advertised", "addressFamily": "ipv4", "asPath": [7224], "communities": ["7224:8100"]}
advertised = client.list_virtual_interface_routes(virtualInterfaceId=name, filters=filters)["routes"]
try:
    client.list_virtual_interface_routes(virtualInterfaceId="dxvif-00000000")
    nobody = None
except client.exceptions.DirectConnectClientException as error:
    nobody = str(error)
shown = client.describe_connections(connectionId=port)["connections"][0]

print(
    json.dumps(
        {
            "virtualInterfaceId": name,
            "rateLimit": interface["rateLimit"],
            "rateLimiterStatus": shown["rateLimiterStatus"],
            "pool": shown["prefixPoolSizeIpv4"],
            "routes": sorted([route["routeDirection"], route["cidr"]] for route in routes),
            "pages": [len(first["routes"]), len(second["routes"])],
            "advertised": [[route["cidr"], route["asPath"]] for route in advertised],
            "isTime": all(hasattr(route["routeInstalledAt"], "isoformat") for route in routes),
            "nobody": nobody,
        }
    )
)

"""What Terraform has no resource for, as a person would call it: run with the service's URL as argument."""

import json
import sys
import time

import boto3
from botocore.exceptions import ClientError

ACCOUNT = {"aws_access_key_id": "444444444444", "aws_secret_access_key": "x"}
ec2 = boto3.client("ec2", region_name="us-east-1", endpoint_url=sys.argv[1], **ACCOUNT)


def refused(call, **arguments):
    """The code of the refusal, and its HTTP status."""
    try:
        call(**arguments)
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    return None


def vpn_now(name):
    return ec2.describe_vpn_connections(VpnConnectionIds=[name])["VpnConnections"][0]


def when_up(name):
    """The connection when both tunnels are up, at the latest after ten seconds."""
    for _ in range(100):
        vpn = vpn_now(name)
        if all(tunnel["Status"] == "UP" for tunnel in vpn.get("VgwTelemetry", [{"Status": "DOWN"}])):
            return vpn
        time.sleep(0.1)
    return vpn_now(name)


hub = ec2.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
vpc = ec2.create_vpc(CidrBlock="10.20.0.0/16")["Vpc"]["VpcId"]
gateway = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
ec2.attach_vpn_gateway(VpcId=vpc, VpnGatewayId=gateway)
customer = ec2.create_customer_gateway(Type="ipsec.1", PublicIp="205.251.242.54", BgpAsn=65534)["CustomerGateway"]
again = ec2.create_customer_gateway(Type="ipsec.1", IpAddress="205.251.242.54", BgpAsn=65534)["CustomerGateway"]

made = ec2.create_vpn_connection(
    Type="ipsec.1",
    CustomerGatewayId=customer["CustomerGatewayId"],
    VpnGatewayId=gateway,
    Options={"TunnelOptions": [{"EnableTunnelLifecycleControl": True}]},
    TagSpecifications=[{"ResourceType": "vpn-connection", "Tags": [{"Key": "Name", "Value": "story"}]}],
)["VpnConnection"]
name = made["VpnConnectionId"]
first = made["Options"]["TunnelOptions"][0]["OutsideIpAddress"]
tunnel = {"VpnConnectionId": name, "VpnTunnelOutsideIpAddress": first}
up = when_up(name)
agreed = ec2.get_active_vpn_tunnel_status(**tunnel)["ActiveVpnTunnelStatus"]
ec2.replace_vpn_tunnel(**tunnel)
when_up(name)
maintenance = ec2.get_vpn_tunnel_replacement_status(**tunnel)["MaintenanceDetails"]
ec2.modify_vpn_connection_options(VpnConnectionId=name, LocalIpv4NetworkCidr="192.168.0.0/16")
narrowed = when_up(name)
ec2.modify_vpn_connection(VpnConnectionId=name, TransitGatewayId=hub)
moved = when_up(name)

types = ec2.get_vpn_connection_device_types()["VpnConnectionDeviceTypes"]
generic = next(each["VpnConnectionDeviceTypeId"] for each in types if each["Vendor"] == "Generic")
sample = ec2.get_vpn_connection_device_sample_configuration(
    VpnConnectionId=name, VpnConnectionDeviceTypeId=generic, InternetKeyExchangeVersion="ikev2", SampleType="recommended"
)["VpnConnectionDeviceSampleConfiguration"]

concentrator = ec2.create_vpn_concentrator(Type="ipsec.1", TransitGatewayId=hub)["VpnConcentrator"]
site = ec2.create_vpn_connection(
    Type="ipsec.1",
    CustomerGatewayId=ec2.create_customer_gateway(Type="ipsec.1", IpAddress="205.251.242.55", BgpAsn=65001)["CustomerGateway"][
        "CustomerGatewayId"
    ],
    VpnConcentratorId=concentrator["VpnConcentratorId"],
)["VpnConnection"]
kinds = sorted(
    each["ResourceType"]
    for each in ec2.describe_transit_gateway_attachments(Filters=[{"Name": "state", "Values": ["available"]}])[
        "TransitGatewayAttachments"
    ]
)
refusals = {
    "concentrator in use": refused(ec2.delete_vpn_concentrator, VpnConcentratorId=concentrator["VpnConcentratorId"]),
    "customer gateway in use": refused(ec2.delete_customer_gateway, CustomerGatewayId=customer["CustomerGatewayId"]),
    "unknown customer gateway": refused(ec2.delete_customer_gateway, CustomerGatewayId="cgw-0123abcd"),
    "unknown connection": refused(ec2.delete_vpn_connection, VpnConnectionId="vpn-0123abcd"),
    "no gateway's id": refused(ec2.attach_vpn_gateway, VpcId=vpc, VpnGatewayId="?"),
    "dry run": refused(ec2.describe_customer_gateways, DryRun=True),
    "certificate of a keyed tunnel": refused(ec2.modify_vpn_tunnel_certificate, **tunnel),
}
shown = {
    "attached": ec2.describe_vpn_gateways(Filters=[{"Name": "attachment.state", "Values": ["attached"]}]),
    "of another": ec2.describe_vpn_gateways(Filters=[{"Name": "vpn-gateway-id", "Values": ["vgw-00000000"]}]),
    "by type": ec2.describe_vpn_gateways(Filters=[{"Name": "type", "Values": ["ipsec.1"]}]),
}
for each in (site["VpnConnectionId"], name):
    ec2.delete_vpn_connection(VpnConnectionId=each)
ec2.delete_vpn_concentrator(VpnConcentratorId=concentrator["VpnConcentratorId"])
ec2.delete_customer_gateway(CustomerGatewayId=customer["CustomerGatewayId"])
ec2.detach_vpn_gateway(VpcId=vpc, VpnGatewayId=gateway)
ec2.delete_vpn_gateway(VpnGatewayId=gateway)
ec2.delete_transit_gateway(TransitGatewayId=hub)

print(
    json.dumps(
        {
            "sameCustomerGateway": customer["CustomerGatewayId"] == again["CustomerGatewayId"],
            "telemetry": [[each["Status"], each["StatusMessage"]] for each in up["VgwTelemetry"]],
            "agreed": agreed,
            "maintenance": maintenance,
            "narrowed": [narrowed["State"], narrowed["Options"]["LocalIpv4NetworkCidr"]],
            "moved": [moved["State"], "VpnGatewayId" in moved, moved["TransitGatewayId"] == hub, moved["VgwTelemetry"][0]["Status"]],
            "sample": first in sample,
            "kinds": kinds,
            "refusals": refusals,
            "shown": {key: len(value["VpnGateways"]) for key, value in shown.items()},
            "deleted": [
                vpn_now(name)["State"],
                ec2.describe_customer_gateways(CustomerGatewayIds=[customer["CustomerGatewayId"]])["CustomerGateways"][0]["State"],
                ec2.describe_vpn_gateways(VpnGatewayIds=[gateway])["VpnGateways"][0]["State"],
            ],
        }
    )
)

"""
The mistakes of published guides, each tried, with the refusal in AWS's words: `npm start`, then `python3 mistakes.py`. Ends with 1
if one of them was accepted; deletes what it ordered.
"""

import os
import sys
from contextlib import ExitStack

import boto3
from botocore.exceptions import ClientError, ParamValidationError

from landbridge import URL, watch

os.environ.setdefault("AWS_ACCESS_KEY_ID", "mistakes")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "mistakes")

ec2 = boto3.client("ec2", region_name="us-east-1", endpoint_url=URL)
dx = boto3.client("directconnect", region_name="us-east-1", endpoint_url=URL)


def attempt(mistake, call):
    """Whether the mistake was refused; an operation that Landbridge has not built says so and counts as neither."""
    try:
        call()
    except ParamValidationError as error:
        print(f"refused by the client: {mistake}: {' '.join(str(error).split())}")
    except KeyError as error:
        print(f"refused by Python: {mistake}: there is no {error} in the answer.")
    except ClientError as error:
        said = error.response["Error"]
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 501:
            print(f"not built: {mistake}: {said['Message']}")
        else:
            print(f"refused: {mistake}: {said['Code']}: {said['Message']}")
    else:
        print(f"ACCEPTED: {mistake}.")
        return False
    return True


def connection_with_no_lag():
    dx.create_connection(location="EqDC2", bandwidth="10Gbps", connectionName="mistake", lagId=None)


def key_with_an_exclamation_mark(customer_gateway, vpn_gateway):
    ec2.create_vpn_connection(
        CustomerGatewayId=customer_gateway,
        VpnGatewayId=vpn_gateway,
        Type="ipsec.1",
        Options={"TunnelOptions": [{"TunnelInsideCidr": "169.254.12.0/30", "PreSharedKey": "MySecretKey123!"}]},
    )


def vpn_with_a_good_key(customer_gateway, vpn_gateway):
    return ec2.create_vpn_connection(
        CustomerGatewayId=customer_gateway,
        VpnGatewayId=vpn_gateway,
        Type="ipsec.1",
        Options={"TunnelOptions": [{"TunnelInsideCidr": "169.254.10.0/30"}, {"TunnelInsideCidr": "169.254.11.0/30"}]},
    )


def virtual_interface(connection, vpn_gateway, vlan, amazon, customer):
    return dx.create_private_virtual_interface(
        connectionId=connection,
        newPrivateVirtualInterface={
            "virtualInterfaceName": f"mistake-{vlan}",
            "vlan": vlan,
            "asn": 65000,
            "amazonAddress": amazon,
            "customerAddress": customer,
            "virtualGatewayId": vpn_gateway,
        },
    )


def association_without_prefixes(undo):
    transit = transit_gateway(undo, 64513)
    gateway = direct_connect_gateway(undo, 64514)
    dx.create_direct_connect_gateway_association(directConnectGatewayId=gateway, gatewayId=transit)


def transit_gateway(undo, asn):
    made = ec2.create_transit_gateway(Options={"AmazonSideAsn": asn})["TransitGateway"]["TransitGatewayId"]
    undo.callback(ec2.delete_transit_gateway, TransitGatewayId=made)
    watch(f"transit gateway {made}", lambda: transit_gateway_state(made), "available")
    return made


def transit_gateway_state(gateway):
    return ec2.describe_transit_gateways(TransitGatewayIds=[gateway])["TransitGateways"][0]["State"]


def direct_connect_gateway(undo, asn):
    made = dx.create_direct_connect_gateway(directConnectGatewayName="mistake", amazonSideAsn=asn)
    gateway = made["directConnectGateway"]["directConnectGatewayId"]
    undo.callback(dx.delete_direct_connect_gateway, directConnectGatewayId=gateway)
    return gateway


def same_asn_twice(undo):
    transit = transit_gateway(undo, 64512)
    dx.create_direct_connect_gateway_association(
        directConnectGatewayId=direct_connect_gateway(undo, 64512),
        gatewayId=transit,
        addAllowedPrefixesToDirectConnectGateway=[{"cidr": "10.20.0.0/16"}],
    )


def a_network(undo):
    """A VPC with a VPN whose first tunnel has 169.254.10.0/30, and a connection; what they are called."""
    vpc = ec2.create_vpc(CidrBlock="10.30.0.0/16")["Vpc"]["VpcId"]
    undo.callback(ec2.delete_vpc, VpcId=vpc)
    vpn_gateway = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
    undo.callback(ec2.delete_vpn_gateway, VpnGatewayId=vpn_gateway)
    ec2.attach_vpn_gateway(VpcId=vpc, VpnGatewayId=vpn_gateway)
    undo.callback(ec2.detach_vpn_gateway, VpcId=vpc, VpnGatewayId=vpn_gateway)
    made = ec2.create_customer_gateway(BgpAsn=65000, PublicIp="203.0.113.30", Type="ipsec.1")
    customer_gateway = made["CustomerGateway"]["CustomerGatewayId"]
    undo.callback(ec2.delete_customer_gateway, CustomerGatewayId=customer_gateway)
    vpn = vpn_with_a_good_key(customer_gateway, vpn_gateway)["VpnConnection"]["VpnConnectionId"]
    undo.callback(ec2.delete_vpn_connection, VpnConnectionId=vpn)
    connection = dx.create_connection(location="EqDC2", bandwidth="10Gbps", connectionName="mistakes")["connectionId"]
    undo.callback(delete_connection, connection)
    watch("the connection", lambda: dx.describe_connections(connectionId=connection)["connections"][0]["connectionState"], "available")
    return connection, vpn_gateway, customer_gateway


def delete_connection(connection):
    for vif in virtual_interfaces(connection):
        dx.delete_virtual_interface(virtualInterfaceId=vif["virtualInterfaceId"])
    watch("the number of its virtual interfaces", lambda: len(virtual_interfaces(connection)), 0)
    dx.delete_connection(connectionId=connection)


def virtual_interfaces(connection):
    found = dx.describe_virtual_interfaces(connectionId=connection)["virtualInterfaces"]
    return [vif for vif in found if vif["virtualInterfaceState"] != "deleted"]


def main():
    with ExitStack() as undo:
        return 0 if all(tried(undo, *a_network(undo))) else 1


def tried(undo, connection, vpn_gateway, customer_gateway):
    return [
        attempt("lagId=None for a connection without a LAG", connection_with_no_lag),
        attempt(
            "reading ['virtualInterface'] of a private virtual interface",
            lambda: virtual_interface(connection, vpn_gateway, 100, "169.254.20.1/30", "169.254.20.2/30")["virtualInterface"],
        ),
        attempt("a pre-shared key with an exclamation mark", lambda: key_with_an_exclamation_mark(customer_gateway, vpn_gateway)),
        attempt(
            "the addresses of a VPN tunnel on a virtual interface too",
            lambda: virtual_interface(connection, vpn_gateway, 101, "169.254.10.1/30", "169.254.10.2/30"),
        ),
        attempt("a Direct Connect gateway and a transit gateway with one ASN", lambda: same_asn_twice(undo)),
        attempt(
            "a transit gateway's association without allowed prefixes",
            lambda: association_without_prefixes(undo),
        ),
    ]


if __name__ == "__main__":
    sys.exit(main())

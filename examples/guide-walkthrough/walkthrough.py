"""
The code of a typical guide to Direct Connect with a VPN behind it, corrected, against Landbridge: `npm start`, then
`python3 walkthrough.py [FILE.pdf]`. Everything said to AWS is boto3 as anybody writes it; only endpoint_url differs. What was
ordered is deleted at the end, as one would with AWS.
"""

import os
import sys
import xml.etree.ElementTree as ElementTree
from contextlib import ExitStack

import boto3

from landbridge import URL, call, trace, watch

os.environ.setdefault("AWS_ACCESS_KEY_ID", "guide")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "guide")

ec2 = boto3.client("ec2", region_name="us-east-1", endpoint_url=URL)
dx = boto3.client("directconnect", region_name="us-east-1", endpoint_url=URL)


def step(sentence):
    print(sentence, flush=True)


def the_customers_side(undo):
    step("The company has a site with one router, 10.0.0.0/16 behind it, and a host called app.")
    for path, body in (
        ("sites/guide-office", {"place": "Ashburn, VA", "prefixes": ["10.0.0.0/16"]}),
        ("routers/guide-edge", {"site": "guide-office", "asn": 65000, "publicAddress": "203.0.113.10"}),
        ("hosts/guide-app", {"site": "guide-office", "address": "10.0.1.10"}),
    ):
        call("PUT", path, body)
        undo.callback(call, "DELETE", path)


def a_vpc(undo):
    vpc = ec2.create_vpc(CidrBlock="10.20.0.0/16")["Vpc"]["VpcId"]
    undo.callback(ec2.delete_vpc, VpcId=vpc)
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.20.1.0/24")["Subnet"]["SubnetId"]
    undo.callback(ec2.delete_subnet, SubnetId=subnet)
    call("PUT", "hosts/guide-db", {"vpcId": vpc, "address": "10.20.1.10"})
    undo.callback(call, "DELETE", "hosts/guide-db")
    step(f"VPC {vpc} is there, with a host called db in it.")
    return vpc


def a_customer_gateway(undo):
    made = ec2.create_customer_gateway(BgpAsn=65000, PublicIp="203.0.113.10", Type="ipsec.1")
    gateway = made["CustomerGateway"]["CustomerGatewayId"]
    undo.callback(ec2.delete_customer_gateway, CustomerGatewayId=gateway)
    step(f"Customer gateway {gateway} stands for the router at 203.0.113.10.")
    return gateway


def a_vpn_gateway(undo, vpc):
    gateway = ec2.create_vpn_gateway(Type="ipsec.1", AmazonSideAsn=64512)["VpnGateway"]["VpnGatewayId"]
    undo.callback(ec2.delete_vpn_gateway, VpnGatewayId=gateway)
    ec2.attach_vpn_gateway(VpcId=vpc, VpnGatewayId=gateway)
    undo.callback(detach, vpc, gateway)
    watch(f"the attachment of {gateway}", lambda: attachment(gateway), "attached")
    tables = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"]
    for table in tables:
        ec2.enable_vgw_route_propagation(GatewayId=gateway, RouteTableId=table["RouteTableId"])
    step(f"VPN gateway {gateway} is attached to {vpc} and propagates its routes.")
    return gateway


def attachment(gateway):
    attachments = ec2.describe_vpn_gateways(VpnGatewayIds=[gateway])["VpnGateways"][0]["VpcAttachments"]
    return attachments[0]["State"] if attachments else "detached"


def detach(vpc, gateway):
    ec2.detach_vpn_gateway(VpcId=vpc, VpnGatewayId=gateway)
    watch(f"the attachment of {gateway}", lambda: attachment(gateway), "detached")


def a_vpn(undo, customer_gateway, vpn_gateway):
    response = ec2.create_vpn_connection(
        CustomerGatewayId=customer_gateway,
        VpnGatewayId=vpn_gateway,
        Type="ipsec.1",
        Options={
            "StaticRoutesOnly": False,
            "TunnelOptions": [
                {"TunnelInsideCidr": "169.254.10.0/30", "PreSharedKey": "A_first.Key.of.the.guide"},
                {"TunnelInsideCidr": "169.254.11.0/30", "PreSharedKey": "A_second.Key.of.the.guide"},
            ],
        },
    )
    vpn = response["VpnConnection"]["VpnConnectionId"]
    undo.callback(ec2.delete_vpn_connection, VpnConnectionId=vpn)
    step(f"VPN connection {vpn} has two tunnels, 169.254.10.0/30 and 169.254.11.0/30.")
    watch(f"VPN connection {vpn}", lambda: described(vpn)["State"], "available")
    return vpn


def described(vpn):
    return ec2.describe_vpn_connections(VpnConnectionIds=[vpn])["VpnConnections"][0]


def its_configuration(vpn):
    configuration = ElementTree.fromstring(described(vpn)["CustomerGatewayConfiguration"])
    outside = [tunnel.findtext("vpn_gateway/tunnel_outside_address/ip_address") for tunnel in configuration.iter("ipsec_tunnel")]
    step(f"Its configuration says that AWS answers at {' and '.join(outside)}.")


def a_connection(undo, letter):
    ordered = dx.create_connection(
        location="EqDC2",
        bandwidth="10Gbps",
        connectionName="guide-connection",
        tags=[{"key": "landbridge:router", "value": "guide-edge"}],
    )
    connection = ordered["connectionId"]
    undo.callback(dx.delete_connection, connectionId=connection)
    step(f"Connection {connection}, 10Gbps at EqDC2, is {ordered['connectionState']}.")
    watch("the connection", lambda: connection_state(connection), "pending", "available")
    loa = dx.describe_loa(connectionId=connection, loaContentType="application/pdf")
    with open(letter, "wb") as file:
        file.write(loa["loaContent"])
    step(f"The LOA-CFA is saved as {letter}; with it the port is patched to guide-edge.")
    # Smart hands have done it already for the tag's sake, unless the service was started with --hands manual.
    call("PUT", f"cross-connects/{connection}", {"router": "guide-edge"})
    undo.callback(call, "DELETE", f"cross-connects/{connection}")
    watch("the connection", lambda: connection_state(connection), "available")
    return connection


def connection_state(connection):
    return dx.describe_connections(connectionId=connection)["connections"][0]["connectionState"]


def a_virtual_interface(undo, connection, vpn_gateway):
    # A private virtual interface is answered flat: there is no "virtualInterface" around it.
    made = dx.create_private_virtual_interface(
        connectionId=connection,
        newPrivateVirtualInterface={
            "virtualInterfaceName": "guide-vif",
            "vlan": 100,
            "asn": 65000,
            "authKey": "a-key-of-the-guide",
            "amazonAddress": "169.254.20.1/30",
            "customerAddress": "169.254.20.2/30",
            "virtualGatewayId": vpn_gateway,
        },
    )
    vif = made["virtualInterfaceId"]
    undo.callback(delete_virtual_interface, vif)
    step(f"Private virtual interface {vif} on VLAN 100, from AS 65000 to {vpn_gateway}, is {made['virtualInterfaceState']}.")
    watch("its BGP session", lambda: virtual_interface(vif)["bgpPeers"][0]["bgpStatus"], "up")
    watch("the virtual interface", lambda: virtual_interface(vif)["virtualInterfaceState"], "available")
    return vif


def virtual_interface(vif):
    return dx.describe_virtual_interfaces(virtualInterfaceId=vif)["virtualInterfaces"][0]


def delete_virtual_interface(vif):
    dx.delete_virtual_interface(virtualInterfaceId=vif)
    watch("the virtual interface", lambda: virtual_interface(vif)["virtualInterfaceState"], "deleted")


def tunnels(vpn):
    return " and ".join(tunnel["Status"] for tunnel in described(vpn)["VgwTelemetry"])


def a_tunnel_fails(vpn):
    watch("the pair of tunnels", lambda: tunnels(vpn), "UP and UP")
    fault = call("POST", "faults", {"kind": "cut", "on": f"tunnel:{vpn}/1"})
    step("One tunnel fails; the other one is what it is there for.")
    watch("the pair of tunnels", lambda: tunnels(vpn), "DOWN and UP")
    call("DELETE", f"faults/{fault['id']}")
    watch("the pair of tunnels", lambda: tunnels(vpn), "UP and UP")


def the_drill(connection, vif):
    step("A packet goes by Direct Connect.")
    before = trace("guide-app", "guide-db")
    fault = call("POST", "faults", {"kind": "cut", "on": f"connection:{connection}"})
    step("Somebody cuts the fibre.")
    watch("the connection", lambda: connection_state(connection), "down")
    watch("the virtual interface", lambda: virtual_interface(vif)["virtualInterfaceState"], "down")
    step("The same packet goes by the VPN.")
    after = trace("guide-app", "guide-db")
    step("The fibre is mended.")
    call("DELETE", f"faults/{fault['id']}")
    watch("the virtual interface", lambda: virtual_interface(vif)["virtualInterfaceState"], "available")
    healed = trace("guide-app", "guide-db")
    return before, after, healed


def main(letter):
    with ExitStack() as undo:
        the_customers_side(undo)
        vpc = a_vpc(undo)
        customer_gateway = a_customer_gateway(undo)
        vpn_gateway = a_vpn_gateway(undo, vpc)
        vpn = a_vpn(undo, customer_gateway, vpn_gateway)
        its_configuration(vpn)
        connection = a_connection(undo, letter)
        vif = a_virtual_interface(undo, connection, vpn_gateway)
        a_tunnel_fails(vpn)
        before, after, healed = the_drill(connection, vif)
    if {outcome for outcome, _ in (before, after, healed)} != {"delivered"} or before == after or before != healed:
        raise SystemExit("The traffic did not move to the VPN and back.")
    step("The traffic moved to the VPN and back: this failover is tested.")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "loa-cfa.pdf")

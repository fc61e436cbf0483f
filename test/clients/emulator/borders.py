"""What is expected of routes and of what they lead to."""

from harness import NONE, by, expectation, pages, refused


@expectation
def route_tables_are_associated_once_and_deleted_without_associations(ec2, resource):
    vpc = resource.create_vpc(CidrBlock="10.0.0.0/16")
    subnet = vpc.create_subnet(CidrBlock="10.0.0.0/18")
    [main] = list(vpc.route_tables.all())
    [local] = main.routes_attribute
    assert (local["GatewayId"], local["State"], local["DestinationCidrBlock"]) == ("local", "active", "10.0.0.0/16")
    table, other = vpc.create_route_table(), vpc.create_route_table()
    association = ec2.associate_route_table(RouteTableId=table.id, SubnetId=subnet.id)["AssociationId"]
    assert ec2.associate_route_table(RouteTableId=table.id, SubnetId=subnet.id)["AssociationId"] == association
    found = lambda name, value: {one["RouteTableId"] for one in ec2.describe_route_tables(Filters=by(name, value))["RouteTables"]}
    assert found("association.route-table-association-id", association) == {table.id}
    assert found("association.subnet-id", subnet.id) == {table.id} == found("association.route-table-id", table.id)
    refused("DependencyViolation", ec2.delete_route_table, RouteTableId=table.id)
    replaced = ec2.replace_route_table_association(AssociationId=association, RouteTableId=other.id)["NewAssociationId"]
    assert found("association.subnet-id", subnet.id) == {other.id}
    ec2.disassociate_route_table(AssociationId=replaced)
    refused("InvalidAssociationID.NotFound", ec2.disassociate_route_table, AssociationId=replaced)
    refused("InvalidSubnetID.NotFound", ec2.associate_route_table, RouteTableId=table.id, SubnetId="subnet-1234abcd")
    refused("InvalidRouteTableID.NotFound", ec2.associate_route_table, RouteTableId="rtb-1234abcd", SubnetId=subnet.id)
    refused("DependencyViolation", ec2.delete_route_table, RouteTableId=main.id)
    table.delete()
    other.delete()
    refused("InvalidRouteTableID.NotFound", ec2.delete_route_table, RouteTableId=table.id)


@expectation
def routes_lead_to_every_target_and_are_found_by_it(ec2, resource):
    vpc, far = resource.create_vpc(CidrBlock="10.0.0.0/16"), resource.create_vpc(CidrBlock="10.1.0.0/16")
    subnet = vpc.create_subnet(CidrBlock="10.0.0.0/24")
    table = vpc.create_route_table()
    gateway = resource.create_internet_gateway()
    gateway.attach_to_vpc(VpcId=vpc.id)
    [instance] = resource.create_instances(ImageId="ami-1234abcd", MinCount=1, MaxCount=1, SubnetId=subnet.id)
    peering = resource.create_vpc_peering_connection(VpcId=vpc.id, PeerVpcId=far.id)
    peering.accept()
    eigw = ec2.create_egress_only_internet_gateway(VpcId=vpc.id)["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]
    nat = ec2.create_nat_gateway(SubnetId=subnet.id, ConnectivityType="private")["NatGateway"]["NatGatewayId"]
    listed = ec2.create_managed_prefix_list(PrefixListName="a", MaxEntries=1, AddressFamily="IPv4")["PrefixList"]["PrefixListId"]
    ec2.get_waiter("nat_gateway_available").wait(NatGatewayIds=[nat])
    for destination, target in [
        ({"DestinationCidrBlock": "192.168.0.0/24"}, {"GatewayId": gateway.id}),
        ({"DestinationCidrBlock": "192.168.1.0/24"}, {"InstanceId": instance.id}),
        ({"DestinationCidrBlock": "10.1.0.0/16"}, {"VpcPeeringConnectionId": peering.id}),
        ({"DestinationCidrBlock": "192.168.2.0/24"}, {"NatGatewayId": nat}),
        ({"DestinationIpv6CidrBlock": "2001:db8::/32"}, {"EgressOnlyInternetGatewayId": eigw}),
        ({"DestinationPrefixListId": listed}, {"GatewayId": gateway.id}),
    ]:
        ec2.create_route(RouteTableId=table.id, **destination, **target)
        table.reload()
        [route] = [each for each in table.routes_attribute if destination.items() <= each.items()]
        assert target.items() <= route.items() and (route["State"], route["Origin"]) == ("active", "CreateRoute"), route
    for name, value in [
        ("route.instance-id", instance.id),
        ("route.nat-gateway-id", nat),
        ("route.vpc-peering-connection-id", peering.id),
        ("route.egress-only-internet-gateway-id", eigw),
        ("route.gateway-id", gateway.id),
        ("route.destination-prefix-list-id", listed),
    ]:
        found = ec2.describe_route_tables(Filters=by(name, value))["RouteTables"]
        assert [one["RouteTableId"] for one in found] == [table.id], name
    there = {"RouteTableId": table.id, "DestinationCidrBlock": "192.168.0.0/24"}
    refused("RouteAlreadyExists", ec2.create_route, GatewayId=gateway.id, **there)
    ec2.replace_route(InstanceId=instance.id, **there)
    table.reload()
    [route] = [each for each in table.routes_attribute if each.get("DestinationCidrBlock") == "192.168.0.0/24"]
    assert route["InstanceId"] == instance.id and "GatewayId" not in route
    ec2.delete_route(**there)
    refused("InvalidRoute.NotFound", ec2.delete_route, **there)
    address = {"DestinationCidrBlock": "192.168.0.0", "GatewayId": gateway.id}
    refused("InvalidParameterValue", ec2.create_route, RouteTableId=table.id, **address)


@expectation
def an_internet_gateway_is_attached_to_one_vpc(ec2, resource):
    one, two = resource.create_vpc(CidrBlock="10.0.0.0/16"), resource.create_vpc(CidrBlock="10.0.0.0/16")
    gateway = resource.create_internet_gateway()
    at = {"InternetGatewayId": gateway.id}
    refused("Gateway.NotAttached", ec2.detach_internet_gateway, VpcId=one.id, **at)
    refused("InvalidVpcID.NotFound", ec2.attach_internet_gateway, VpcId="vpc-deadbeef", **at)
    gateway.attach_to_vpc(VpcId=one.id)
    refused("Resource.AlreadyAssociated", ec2.attach_internet_gateway, VpcId=two.id, **at)
    refused("Gateway.NotAttached", ec2.detach_internet_gateway, VpcId=two.id, **at)
    refused("DependencyViolation", ec2.delete_internet_gateway, **at)
    assert [each.id for each in one.internet_gateways.all()] == [gateway.id]
    gateway.detach_from_vpc(VpcId=one.id)
    gateway.delete()
    refused("InvalidInternetGatewayID.NotFound", ec2.describe_internet_gateways, InternetGatewayIds=[gateway.id])


@expectation
def gateways_of_both_ends_of_a_vpn_live_and_end(ec2, resource):
    customer = ec2.create_customer_gateway(Type="ipsec.1", PublicIp="203.0.113.54", BgpAsn=65534)["CustomerGateway"]
    assert (customer["BgpAsn"], customer["IpAddress"], customer["Type"]) == ("65534", "203.0.113.54", "ipsec.1")
    ids = {"CustomerGatewayIds": [customer["CustomerGatewayId"]]}
    ec2.get_waiter("customer_gateway_available").wait(**ids)
    vpc = resource.create_vpc(CidrBlock="10.0.0.0/16")
    gateway = ec2.create_vpn_gateway(Type="ipsec.1", AvailabilityZone="us-west-2a")["VpnGateway"]["VpnGatewayId"]
    ec2.attach_vpn_gateway(VpcId=vpc.id, VpnGatewayId=gateway)
    found = lambda name, value: [one["VpnGatewayId"] for one in ec2.describe_vpn_gateways(Filters=by(name, value))["VpnGateways"]]
    assert found("attachment.vpc-id", vpc.id) == found("attachment.state", "attached") == found("type", "ipsec.1") == [gateway]
    assert found("attachment.state", "detached") == found("vpn-gateway-id", "vgw-1") == []
    ends = {"CustomerGatewayId": customer["CustomerGatewayId"], "VpnGatewayId": gateway}
    vpn = ec2.create_vpn_connection(Type="ipsec.1", Options={"StaticRoutesOnly": True}, **ends)["VpnConnection"]
    assert vpn["VpnConnectionId"].startswith("vpn-") and "<vpn_connection" in vpn["CustomerGatewayConfiguration"]
    ec2.get_waiter("vpn_connection_available").wait(VpnConnectionIds=[vpn["VpnConnectionId"]])
    ec2.create_vpn_connection_route(VpnConnectionId=vpn["VpnConnectionId"], DestinationCidrBlock="192.168.0.0/16")
    ec2.delete_vpn_connection(VpnConnectionId=vpn["VpnConnectionId"])
    ec2.get_waiter("vpn_connection_deleted").wait(VpnConnectionIds=[vpn["VpnConnectionId"]])
    ec2.detach_vpn_gateway(VpcId=vpc.id, VpnGatewayId=gateway)
    [after] = ec2.describe_vpn_gateways(VpnGatewayIds=[gateway])["VpnGateways"]
    assert after["VpcAttachments"] == [{"VpcId": vpc.id, "State": "detached"}]
    ec2.delete_vpn_gateway(VpnGatewayId=gateway)
    ec2.delete_customer_gateway(CustomerGatewayId=customer["CustomerGatewayId"])
    assert ec2.describe_vpn_gateways(VpnGatewayIds=[gateway])["VpnGateways"][0]["State"] == "deleted"
    assert ec2.describe_customer_gateways(**ids)["CustomerGateways"][0]["State"] == "deleted"
    refused("InvalidCustomerGatewayID.NotFound", ec2.delete_customer_gateway, CustomerGatewayId="cgw-0123abcd")
    refused("InvalidVpnGatewayID.NotFound", ec2.delete_vpn_gateway, VpnGatewayId="?")


@expectation
def prefix_lists_have_versions(ec2, resource):
    one, two, three = [{"Cidr": f"10.0.0.{last}/32", "Description": f"entry{last}"} for last in (1, 2, 3)]
    order = {"PrefixListName": "a", "MaxEntries": 2, "AddressFamily": "IPv4", "Entries": [one, two]}
    made = ec2.create_managed_prefix_list(**order)["PrefixList"]
    at = {"PrefixListId": made["PrefixListId"]}
    assert (made["Version"], made["Tags"], made["PrefixListArn"].split(":")[-1]) == (1, [], f"prefix-list/{made['PrefixListId']}")
    entries = lambda **more: ec2.get_managed_prefix_list_entries(**at, **more)["Entries"]
    assert entries() == [one, two]
    remove = [{"Cidr": two["Cidr"]}]
    ec2.modify_managed_prefix_list(CurrentVersion=1, AddEntries=[three], RemoveEntries=remove, **at)
    [after] = ec2.describe_managed_prefix_lists(PrefixListIds=[made["PrefixListId"]])["PrefixLists"]
    assert (after["Version"], after["State"]) == (2, "modify-complete")
    assert (entries(), entries(TargetVersion=1)) == ([one, three], [one, two])
    refused("PrefixListVersionMismatch", ec2.modify_managed_prefix_list, CurrentVersion=1, AddEntries=[two], **at)
    named = ec2.modify_managed_prefix_list(PrefixListName="new name", **at)["PrefixList"]
    assert (named["PrefixListName"], named["Version"]) == ("new name", 2)
    lists = ec2.describe_managed_prefix_lists()["PrefixLists"]
    assert made["PrefixListId"] in {each["PrefixListId"] for each in lists} and "AWS" in {each["OwnerId"] for each in lists}
    assert all("com.amazonaws.us-west-2" in each["PrefixListName"] for each in ec2.describe_prefix_lists()["PrefixLists"])
    ec2.delete_managed_prefix_list(**at)


@expectation
def endpoints_of_both_types_come_and_go(ec2, resource):
    vpc = resource.create_vpc(CidrBlock="10.0.0.0/16")
    subnet, [table] = vpc.create_subnet(CidrBlock="10.0.0.0/24"), list(vpc.route_tables.all())
    service = lambda name: {"VpcId": vpc.id, "ServiceName": f"com.amazonaws.us-west-2.{name}"}
    gateway = ec2.create_vpc_endpoint(RouteTableIds=[table.id], **service("s3"))["VpcEndpoint"]
    assert (gateway["VpcEndpointType"], gateway["RouteTableIds"]) == ("Gateway", [table.id])
    interface = ec2.create_vpc_endpoint(VpcEndpointType="Interface", SubnetIds=[subnet.id], **service("sqs"))["VpcEndpoint"]
    assert interface["SubnetIds"] == [subnet.id] and len(interface["NetworkInterfaceIds"]) == 1 and interface["DnsEntries"]
    ids = [gateway["VpcEndpointId"], interface["VpcEndpointId"]]
    seen = ec2.describe_vpc_endpoints(VpcEndpointIds=ids)["VpcEndpoints"]
    assert [each["State"] for each in seen] == ["available"] * 2
    table.reload()
    assert ids[0] in {route.get("GatewayId") for route in table.routes_attribute}
    listed = ec2.describe_vpc_endpoint_services()
    assert {each["ServiceName"] for each in listed["ServiceDetails"]} == set(listed["ServiceNames"])
    [first, *_] = pages(ec2, "describe_vpc_endpoint_services", "ServiceNames", PaginationConfig={"PageSize": 1})
    assert first == listed["ServiceNames"][0]
    assert "does not exist" in refused("InvalidServiceName", ec2.describe_vpc_endpoint_services, ServiceNames=["s3"])
    assert ec2.delete_vpc_endpoints(VpcEndpointIds=ids)["Unsuccessful"] == []
    refused("InvalidVpcEndpointId.NotFound", ec2.describe_vpc_endpoints, VpcEndpointIds=[f"vpce-{NONE}"])

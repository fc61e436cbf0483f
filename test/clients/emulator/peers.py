"""What is expected of peerings and transit gateways."""

import boto3

from harness import by, expectation, options, refused


@expectation
def a_peering_is_asked_for_accepted_and_ended_between_regions_and_accounts(ec2, resource):
    vpc = resource.create_vpc(CidrBlock="10.90.0.0/16")
    away = boto3.client("ec2", **options("222222222222", "ap-northeast-1"))
    far = away.create_vpc(CidrBlock="10.20.0.0/16")["Vpc"]["VpcId"]
    order = {"VpcId": vpc.id, "PeerVpcId": far, "PeerRegion": "ap-northeast-1", "PeerOwnerId": "222222222222"}
    asked = ec2.create_vpc_peering_connection(**order)["VpcPeeringConnection"]
    assert asked["Status"]["Code"] == "initiating-request"
    at = {"VpcPeeringConnectionId": asked["VpcPeeringConnectionId"]}

    def state(client):
        seen = client.describe_vpc_peering_connections(VpcPeeringConnectionIds=list(at.values()))
        return seen["VpcPeeringConnections"][0]

    assert state(ec2)["Status"]["Code"] == state(away)["Status"]["Code"] == "pending-acceptance"
    assert "cannot accept peering" in refused("OperationNotPermitted", ec2.accept_vpc_peering_connection, **at)
    assert "cannot reject peering" in refused("OperationNotPermitted", ec2.reject_vpc_peering_connection, **at)
    elsewhere = boto3.client("ec2", **options("222222222222", "us-west-2"))
    refused("InvalidVpcPeeringConnectionID.NotFound", elsewhere.accept_vpc_peering_connection, **at)
    away.accept_vpc_peering_connection(**at)
    assert [state(ec2)["AccepterVpcInfo"]["Region"], state(away)["RequesterVpcInfo"]["Region"]] == ["ap-northeast-1", "us-west-2"]
    for side in ["AccepterVpcInfo", "RequesterVpcInfo"]:
        assert set(state(ec2)[side]["PeeringOptions"].values()) == {False}
    names = {"AllowDnsResolutionFromRemoteVpc": True}
    away.modify_vpc_peering_connection_options(AccepterPeeringConnectionOptions=names, **at)
    assert state(ec2)["AccepterVpcInfo"]["PeeringOptions"]["AllowDnsResolutionFromRemoteVpc"] is True
    refused("InvalidStateTransition", away.reject_vpc_peering_connection, **at)
    assert away.delete_vpc_peering_connection(**at)["Return"] is True
    assert state(ec2)["Status"]["Code"] == state(away)["Status"]["Code"] == "deleted"
    again = ec2.create_vpc_peering_connection(**order)["VpcPeeringConnection"]
    second = {"VpcPeeringConnectionId": again["VpcPeeringConnectionId"]}
    assert away.reject_vpc_peering_connection(**second)["Return"] is True
    refused("InvalidStateTransition", away.accept_vpc_peering_connection, **second)
    refused("InvalidVpcPeeringConnectionID.NotFound", ec2.delete_vpc_peering_connection, VpcPeeringConnectionId="pcx-1234abcd")


@expectation
def a_transit_gateway_has_defaults_tags_and_a_description(ec2, resource):
    assert ec2.describe_transit_gateways()["TransitGateways"] == []
    tags = [{"ResourceType": "transit-gateway", "Tags": [{"Key": "tag1", "Value": "val1"}]}]
    order = {"Description": "first", "Options": {"DnsSupport": "disable"}, "TagSpecifications": tags}
    made = ec2.create_transit_gateway(**order)["TransitGateway"]
    at = {"TransitGatewayId": made["TransitGatewayId"]}
    seen = lambda: ec2.describe_transit_gateways(TransitGatewayIds=list(at.values()))["TransitGateways"][0]
    after, wanted = seen(), {"AutoAcceptSharedAttachments": "disable", "DefaultRouteTableAssociation": "enable"}
    wanted |= {"DefaultRouteTablePropagation": "enable", "VpnEcmpSupport": "enable"}
    wanted |= {"DnsSupport": "disable", "AmazonSideAsn": 64512}
    assert after["State"] == "available" and wanted.items() <= after["Options"].items()
    assert after["Options"]["AssociationDefaultRouteTableId"] == after["Options"]["PropagationDefaultRouteTableId"]
    assert after["Tags"] == tags[0]["Tags"] and after["TransitGatewayArn"].endswith(f"transit-gateway/{made['TransitGatewayId']}")
    ec2.modify_transit_gateway(Description="second", **at)
    assert seen()["Description"] == "second"
    ec2.delete_transit_gateway(**at)
    assert seen()["State"] == "deleted"


@expectation
def attachments_and_tables_of_a_transit_gateway_are_joined_and_parted(ec2, resource):
    gateway = ec2.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
    vpc = resource.create_vpc(CidrBlock="10.0.0.0/16")
    places = {"us-west-2a": "10.0.0.0/24", "us-west-2b": "10.0.1.0/24"}
    subnets = [vpc.create_subnet(CidrBlock=block, AvailabilityZone=zone).id for zone, block in places.items()]
    order = {"TransitGatewayId": gateway, "VpcId": vpc.id, "SubnetIds": subnets[:1]}
    made = ec2.create_transit_gateway_vpc_attachment(**order)["TransitGatewayVpcAttachment"]
    at = {"TransitGatewayAttachmentId": made["TransitGatewayAttachmentId"]}
    ids = {"TransitGatewayAttachmentIds": list(at.values())}
    seen = lambda: ec2.describe_transit_gateway_vpc_attachments(**ids)["TransitGatewayVpcAttachments"][0]
    wanted = {"DnsSupport": "enable", "Ipv6Support": "disable", "ApplianceModeSupport": "disable"}
    assert seen()["State"] == "available" and wanted.items() <= seen()["Options"].items()
    ec2.modify_transit_gateway_vpc_attachment(AddSubnetIds=subnets[1:], Options={"ApplianceModeSupport": "enable"}, **at)
    assert sorted(seen()["SubnetIds"]) == sorted(subnets) and seen()["Options"]["ApplianceModeSupport"] == "enable"
    [general] = ec2.describe_transit_gateway_attachments(**ids)["TransitGatewayAttachments"]
    assert (general["ResourceType"], general["ResourceId"]) == ("vpc", vpc.id)
    default = ec2.describe_transit_gateways()["TransitGateways"][0]["Options"]["AssociationDefaultRouteTableId"]
    table = ec2.create_transit_gateway_route_table(TransitGatewayId=gateway)["TransitGatewayRouteTable"]
    there = {"TransitGatewayRouteTableId": table["TransitGatewayRouteTableId"]}
    joined = lambda: ec2.get_transit_gateway_route_table_associations(**there)["Associations"]
    learning = lambda: ec2.get_transit_gateway_route_table_propagations(**there)["TransitGatewayRouteTablePropagations"]
    assert joined() == [] == learning()
    ec2.disassociate_transit_gateway_route_table(TransitGatewayRouteTableId=default, **at)
    ec2.associate_transit_gateway_route_table(**there, **at)
    assert joined() == [{**at, "ResourceId": vpc.id, "ResourceType": "vpc", "State": "associated"}]
    ec2.enable_transit_gateway_route_table_propagation(**there, **at)
    assert learning() == [{**at, "ResourceId": vpc.id, "ResourceType": "vpc", "State": "enabled"}]
    ec2.disable_transit_gateway_route_table_propagation(**there, **at)
    assert learning() == []
    ec2.create_transit_gateway_route(DestinationCidrBlock="192.168.0.0/24", **there, **at)
    ec2.create_transit_gateway_route(DestinationCidrBlock="192.168.1.0/24", Blackhole=True, **there)

    def routes(state):
        found = ec2.search_transit_gateway_routes(Filters=by("state", state), **there)["Routes"]
        return [each["DestinationCidrBlock"] for each in found]

    assert (routes("active"), routes("blackhole"), routes("pending")) == (["192.168.0.0/24"], ["192.168.1.0/24"], [])
    gone = ec2.delete_transit_gateway_route(DestinationCidrBlock="192.168.0.0/24", **there)["Route"]
    assert (gone["Type"], gone["State"], routes("active")) == ("static", "deleted", [])
    ec2.disassociate_transit_gateway_route_table(**there, **at)
    assert joined() == []
    ec2.delete_transit_gateway_route_table(**there)
    ec2.delete_transit_gateway_vpc_attachment(**at)
    assert seen()["State"] == "deleted"


@expectation
def transit_gateways_peer_between_regions_and_accounts(ec2, resource):
    away = boto3.client("ec2", **options("222222222222", "eu-central-1"))
    near, far = [client.create_transit_gateway()["TransitGateway"]["TransitGatewayId"] for client in (ec2, away)]
    order = {"TransitGatewayId": near, "PeerTransitGatewayId": far, "PeerAccountId": "222222222222", "PeerRegion": "eu-central-1"}

    def asked():
        made = ec2.create_transit_gateway_peering_attachment(**order)["TransitGatewayPeeringAttachment"]
        assert (made["RequesterTgwInfo"]["TransitGatewayId"], made["AccepterTgwInfo"]["TransitGatewayId"]) == (near, far)
        return {"TransitGatewayAttachmentId": made["TransitGatewayAttachmentId"]}

    def state(client, at):
        seen = client.describe_transit_gateway_peering_attachments(TransitGatewayAttachmentIds=list(at.values()))
        return seen["TransitGatewayPeeringAttachments"][0]["State"]

    at = asked()
    assert state(away, at) == "pendingAcceptance"
    message = refused("InvalidParameterValue", ec2.accept_transit_gateway_peering_attachment, **at)
    assert "as the source of the peering request" in message
    away.accept_transit_gateway_peering_attachment(**at)
    assert state(ec2, at) == state(away, at) == "available"
    found = ec2.describe_transit_gateway_peering_attachments(Filters=by("state", "available"))["TransitGatewayPeeringAttachments"]
    assert [each["TransitGatewayAttachmentId"] for each in found] == list(at.values())
    away.delete_transit_gateway_peering_attachment(**at)
    assert state(ec2, at) == "deleted"
    other = asked()
    away.reject_transit_gateway_peering_attachment(**other)
    assert state(ec2, other) == "rejected"

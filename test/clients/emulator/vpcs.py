"""What is expected of VPCs, their DHCP options and subnets."""

from botocore.exceptions import ClientError

from harness import NONE, by, expectation, pages, refused


@expectation
def a_default_vpc_is_there_with_a_public_subnet_per_zone(ec2, resource):
    [vpc] = list(resource.vpcs.all())
    assert (vpc.cidr_block, vpc.is_default, vpc.instance_tenancy) == ("172.31.0.0/16", True, "default")
    assert vpc.describe_attribute(Attribute="enableDnsHostnames")["EnableDnsHostnames"]["Value"] is True
    zones = ec2.describe_availability_zones()["AvailabilityZones"]
    subnets = ec2.describe_subnets(Filters=by("defaultForAz", "true"))["Subnets"]
    assert {zone["ZoneName"] for zone in zones} == {subnet["AvailabilityZone"] for subnet in subnets}
    assert all(subnet["MapPublicIpOnLaunch"] for subnet in subnets)
    assert "already exists" in refused("DefaultVpcAlreadyExists", ec2.create_default_vpc)


@expectation
def an_account_without_its_default_vpc_makes_a_new_one(ec2, resource):
    [vpc] = list(resource.vpcs.all())
    for subnet in vpc.subnets.all():
        subnet.delete()
    for gateway in vpc.internet_gateways.all():
        gateway.detach_from_vpc(VpcId=vpc.id)
        gateway.delete()
    vpc.delete()
    assert resource.create_vpc(CidrBlock="10.0.0.0/16").is_default is False
    ec2.create_default_vpc()
    assert [one["CidrBlock"] for one in ec2.describe_vpcs(Filters=by("isDefault", "true"))["Vpcs"]] == ["172.31.0.0/16"]


@expectation
def a_vpc_brings_its_table_group_and_acl_and_takes_them_along(ec2, resource):
    vpc = resource.create_vpc(CidrBlock="10.0.0.0/16")
    vpc.wait_until_available()
    counts = lambda: [
        len(ec2.describe_route_tables(Filters=by("vpc-id", vpc.id))["RouteTables"]),
        len(ec2.describe_security_groups(Filters=by("vpc-id", vpc.id))["SecurityGroups"]),
        len(ec2.describe_network_acls(Filters=by("vpc-id", vpc.id))["NetworkAcls"]),
    ]
    assert counts() == [1, 1, 1]
    vpc.delete()
    assert counts() == [0, 0, 0]
    assert vpc.id in refused("InvalidVpcID.NotFound", ec2.delete_vpc, VpcId=vpc.id)


@expectation
def vpcs_are_found_by_what_they_have(ec2, resource):
    tags = [{"ResourceType": "vpc", "Tags": [{"Key": "Name", "Value": "one"}]}]
    one = resource.create_vpc(CidrBlock="10.0.0.0/16", TagSpecifications=tags)
    two = resource.create_vpc(CidrBlock="10.1.0.0/16", AmazonProvidedIpv6CidrBlock=True)
    two.create_tags(Tags=[{"Key": "Name", "Value": "two"}, {"Key": "stage", "Value": "test"}])
    association = ec2.associate_vpc_cidr_block(VpcId=two.id, CidrBlock="10.2.0.0/24")["CidrBlockAssociation"]
    two.reload()
    six = two.ipv6_cidr_block_association_set[0]
    options = resource.create_dhcp_options(DhcpConfigurations=[{"Key": "domain-name", "Values": ["example.com"]}])
    options.associate_with_vpc(VpcId=one.id)
    found = lambda name, *values: {vpc["VpcId"] for vpc in ec2.describe_vpcs(Filters=by(name, *values))["Vpcs"]}
    for name, value, wanted in [
        ("cidr", "10.0.0.0/16", {one.id}),
        ("tag:Name", "one", {one.id}),
        ("tag-key", "Name", {one.id, two.id}),
        ("tag-value", "test", {two.id}),
        ("cidr-block-association.cidr-block", "10.2.0.0/24", {two.id}),
        ("cidr-block-association.association-id", association["AssociationId"], {two.id}),
        ("ipv6-cidr-block-association.ipv6-cidr-block", six["Ipv6CidrBlock"], {two.id}),
        ("ipv6-cidr-block-association.association-id", six["AssociationId"], {two.id}),
        ("ipv6-cidr-block-association.state", "associated", {two.id}),
        ("dhcp-options-id", options.id, {one.id}),
        ("vpc-id", one.id, {one.id}),
    ]:
        assert found(name, value) == wanted, name
    assert found("isDefault", "false") == {one.id, two.id}
    assert len(pages(ec2, "describe_vpcs", "Vpcs", PaginationConfig={"PageSize": 5})) == 3


@expectation
def a_vpc_has_five_blocks_of_ipv4_and_keeps_the_first(ec2, resource):
    vpc = resource.create_vpc(CidrBlock="10.10.42.0/24")
    for third in range(43, 47):
        added = ec2.associate_vpc_cidr_block(VpcId=vpc.id, CidrBlock=f"10.10.{third}.0/24")["CidrBlockAssociation"]
        assert added["CidrBlockState"]["State"] == "associating"
    vpc.reload()
    assert {one["CidrBlockState"]["State"] for one in vpc.cidr_block_association_set} == {"associated"}
    refused("CidrLimitExceeded", ec2.associate_vpc_cidr_block, VpcId=vpc.id, CidrBlock="10.10.50.0/24")
    gone = ec2.disassociate_vpc_cidr_block(AssociationId=added["AssociationId"])["CidrBlockAssociation"]
    assert (gone["CidrBlock"], gone["CidrBlockState"]["State"]) == ("10.10.46.0/24", "disassociating")
    first = vpc.cidr_block_association_set[0]["AssociationId"]
    message = refused("OperationNotPermitted", ec2.disassociate_vpc_cidr_block, AssociationId=first)
    assert "primary IPv4 CIDR block" in message
    unknown = f"vpc-cidr-assoc-{NONE}"
    refused("InvalidVpcCidrBlockAssociationID.NotFound", ec2.disassociate_vpc_cidr_block, AssociationId=unknown)


@expectation
def what_is_no_block_for_a_vpc_is_refused(ec2, resource):
    assert "not a valid CIDR block" in refused("InvalidParameterValue", ec2.create_vpc, CidrBlock="1000.1.0.0/20")
    assert "10.1.0.0/29" in refused("InvalidVpc.Range", ec2.create_vpc, CidrBlock="10.1.0.0/29")


@expectation
def the_attributes_of_a_vpc_change_and_its_tenancy_goes_to_default(ec2, resource):
    vpc = resource.create_vpc(CidrBlock="10.0.0.0/16", InstanceTenancy="dedicated")
    for name, before in [("DnsSupport", True), ("DnsHostnames", False), ("NetworkAddressUsageMetrics", False)]:
        value = lambda: vpc.describe_attribute(Attribute=f"enable{name}")[f"Enable{name}"]["Value"]
        assert value() is before
        vpc.modify_attribute(**{f"Enable{name}": {"Value": not before}})
        assert value() is not before
    refused("InvalidParameterValue", ec2.modify_vpc_tenancy, VpcId=vpc.id, InstanceTenancy="dedicated")
    ec2.modify_vpc_tenancy(VpcId=vpc.id, InstanceTenancy="default")
    vpc.reload()
    assert vpc.instance_tenancy == "default"


@expectation
def a_dry_run_says_what_would_have_been(ec2, resource):
    try:
        ec2.describe_customer_gateways(DryRun=True)
        raise AssertionError("a dry run is an error")
    except ClientError as refusal:
        assert refusal.response["Error"]["Code"] == "DryRunOperation"
        assert refusal.response["ResponseMetadata"]["HTTPStatusCode"] == 412
        assert refusal.response["Error"]["Message"].startswith("Request would have succeeded")


@expectation
def dhcp_options_are_made_used_tagged_and_deleted(ec2, resource):
    made = resource.create_dhcp_options(
        DhcpConfigurations=[
            {"Key": "domain-name", "Values": ["example.com"]},
            {"Key": "domain-name-servers", "Values": ["10.0.0.6", "10.0.0.7"]},
        ]
    )
    assert {one["Key"] for one in made.dhcp_configurations} == {"domain-name", "domain-name-servers"}
    vpc = resource.create_vpc(CidrBlock="10.0.0.0/16")
    made.associate_with_vpc(VpcId=vpc.id)
    vpc.reload()
    assert vpc.dhcp_options_id == made.id
    made.create_tags(Tags=[{"Key": "a key", "Value": "some value"}])
    for name, value in [("tag:a key", "*"), ("value", "example.*")]:
        found = ec2.describe_dhcp_options(Filters=by(name, value))["DhcpOptions"]
        assert [one["DhcpOptionsId"] for one in found] == [made.id], name
    refused("DependencyViolation", ec2.delete_dhcp_options, DhcpOptionsId=made.id)
    vpc.delete()
    made.delete()
    refused("InvalidDhcpOptionID.NotFound", ec2.describe_dhcp_options, DhcpOptionsIds=[made.id])
    refused("InvalidDhcpOptionID.NotFound", ec2.delete_dhcp_options, DhcpOptionsId="dopt-abcd1234")
    refused("InvalidDhcpOptionsId.Malformed", ec2.delete_dhcp_options, DhcpOptionsId="foo-abcd1234")
    for key, values in [("ntp-servers", ["f"] * 5), ("netbios-node-type", ["0"])]:
        wrong = [{"Key": key, "Values": values}]
        refused("InvalidParameterValue", ec2.create_dhcp_options, DhcpConfigurations=wrong)


@expectation
def subnets_are_found_changed_and_refused(ec2, resource):
    vpc = resource.create_vpc(CidrBlock="10.0.0.0/16")
    first = vpc.create_subnet(CidrBlock="10.0.0.0/24", AvailabilityZone="us-west-2b")
    second = vpc.create_subnet(CidrBlock="10.0.1.0/24")
    assert (first.availability_zone, first.map_public_ip_on_launch, first.default_for_az) == ("us-west-2b", False, False)
    assert first.available_ip_address_count == 251 and first.ipv6_cidr_block_association_set == []
    assert first.subnet_arn.endswith(f":subnet/{first.id}") and "us-west-2" in first.subnet_arn
    found = lambda name, value: {one["SubnetId"] for one in ec2.describe_subnets(Filters=by(name, value))["Subnets"]}
    for name in ["cidr", "cidr-block", "cidrBlock"]:
        assert found(name, "10.0.0.0/24") == {first.id}, name
    assert found("vpc-id", vpc.id) == {first.id, second.id} and found("subnet-id", second.id) == {second.id}
    assert first.id in found("availabilityZone", "us-west-2b") and first.id in found("availability-zone", "us-west-2b")
    ec2.modify_subnet_attribute(SubnetId=first.id, MapPublicIpOnLaunch={"Value": True})
    first.reload()
    assert first.map_public_ip_on_launch is True
    message = refused("InvalidParameterValue", ec2.create_subnet, VpcId=vpc.id, CidrBlock="10.0.2.0/24", AvailabilityZone="x")
    assert "availability zones: us-west-2a" in message
    refused("InvalidSubnet.Range", ec2.create_subnet, VpcId=vpc.id, CidrBlock="10.1.0.0/24")
    refused("InvalidSubnet.Conflict", ec2.create_subnet, VpcId=vpc.id, CidrBlock="10.0.0.128/25")
    refused("InvalidVpcID.NotFound", ec2.create_subnet, VpcId="vpc-abcd1234", CidrBlock="10.0.0.0/24")
    second.delete()
    refused("InvalidSubnetID.NotFound", ec2.delete_subnet, SubnetId=second.id)
    refused("DependencyViolation", ec2.delete_vpc, VpcId=vpc.id)

"""What stands in a VPC, made and waited for with boto3; the service's URL is the argument."""

import json
import sys

import boto3
from botocore.exceptions import ClientError

ACCOUNT = {"aws_access_key_id": "123456789012", "aws_secret_access_key": "x"}
OPTIONS = {"region_name": "eu-west-1", "endpoint_url": sys.argv[1], **ACCOUNT}
ec2 = boto3.client("ec2", **OPTIONS)
resource = boto3.resource("ec2", **OPTIONS)


def code(call, **request):
    """The code and status of a refusal."""
    try:
        call(**request)
    except ClientError as refusal:
        return [refusal.response["Error"]["Code"], refusal.response["ResponseMetadata"]["HTTPStatusCode"]]
    return ["accepted", 200]


vpc = resource.create_vpc(CidrBlock="10.7.0.0/16")
subnet = vpc.create_subnet(CidrBlock="10.7.1.0/24")
gateway = resource.create_internet_gateway()
gateway.attach_to_vpc(VpcId=vpc.id)

group = vpc.create_security_group(GroupName="web", Description="of a test")
ec2.get_waiter("security_group_exists").wait(GroupIds=[group.id])
group.authorize_ingress(IpProtocol="tcp", FromPort=22, ToPort=22, CidrIp="10.0.0.0/8")
pair = {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group.id, "UserId": group.owner_id}]}
group.authorize_egress(IpPermissions=[pair])
group.reload()
duplicate = code(group.authorize_ingress, IpProtocol="tcp", FromPort=22, ToPort=22, CidrIp="10.0.0.0/8")
rules = ec2.get_paginator("describe_security_group_rules").paginate(
    Filters=[{"Name": "group-id", "Values": [group.id]}], PaginationConfig={"PageSize": 5}
)

acl = vpc.create_network_acl()
acl.create_entry(
    RuleNumber=100,
    Protocol="6",
    RuleAction="allow",
    Egress=False,
    CidrBlock="10.0.0.0/8",
    PortRange={"From": 443, "To": 443},
)
(default,) = vpc.network_acls.filter(Filters=[{"Name": "default", "Values": ["true"]}])
acl.replace_association(AssociationId=default.associations[0]["NetworkAclAssociationId"])
acl.reload()

card = subnet.create_network_interface(Groups=[group.id], PrivateIpAddress="10.7.1.50")
ec2.get_waiter("network_interface_available").wait(NetworkInterfaceIds=[card.id])
card.assign_private_ip_addresses(SecondaryPrivateIpAddressCount=2)
card.reload()

launch = {"ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.micro", "MinCount": 1, "MaxCount": 1}
dry = code(ec2.run_instances, DryRun=True, SubnetId=subnet.id, **launch)
(instance,) = subnet.create_instances(SecurityGroupIds=[group.id], **launch)
instance.wait_until_running()
ec2.get_waiter("instance_status_ok").wait(InstanceIds=[instance.id])
attachment = card.attach(InstanceId=instance.id, DeviceIndex=1)["AttachmentId"]
instance.reload()
interfaces = sorted(one.id == card.id for one in instance.network_interfaces)
held = code(card.delete)
card.detach()
instance.stop()
instance.wait_until_stopped()
instance.modify_attribute(InstanceType={"Value": "t3.small"})
instance.start()
instance.wait_until_running()

address = resource.VpcAddress(ec2.allocate_address(Domain="vpc")["AllocationId"])
nat = ec2.create_nat_gateway(SubnetId=subnet.id, AllocationId=address.allocation_id)["NatGateway"]["NatGatewayId"]
ec2.get_waiter("nat_gateway_available").wait(NatGatewayIds=[nat])
translated = address.network_interface_id is not None
blocked = code(subnet.delete)
ec2.delete_nat_gateway(NatGatewayId=nat)
ec2.get_waiter("nat_gateway_deleted").wait(NatGatewayIds=[nat])
address.release()
instance.terminate()
instance.wait_until_terminated()
card.reload()
addresses = [one["PrivateIpAddress"] for one in card.private_ip_addresses]
card.delete()
pages = ec2.get_paginator("describe_network_interfaces").paginate(PaginationConfig={"PageSize": 5})

print(
    json.dumps(
        {
            "duplicate": duplicate,
            "permissions": [len(group.ip_permissions), len(group.ip_permissions_egress)],
            "rules": sum(len(page["SecurityGroupRules"]) for page in rules),
            "entries": [[entry["RuleNumber"], entry["RuleAction"]] for entry in acl.entries if not entry["Egress"]],
            "subnets": [one["SubnetId"] == subnet.id for one in acl.associations],
            "addresses": addresses,
            "dry": dry,
            "interfaces": interfaces,
            "held": held,
            "blocked": blocked,
            "nat": translated,
            "left": sum(len(page["NetworkInterfaces"]) for page in pages),
        }
    )
)

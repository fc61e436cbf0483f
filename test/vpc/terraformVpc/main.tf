# What stands in a VPC, by Terraform's AWS provider: groups, lists, interfaces, instances, addresses, NAT gateways and
# the routes to each.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "123456789012"
  secret_key                  = "any"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
    ec2 = var.endpoint
    sts = var.endpoint
    iam = var.endpoint
  }
}

variable "endpoint" {}

variable "purpose" {
  default = "first"
}

variable "port" {
  default = 443
}

variable "check" {
  default = true
}

locals {
  tags = { Purpose = var.purpose }
}

resource "aws_vpc" "one" {
  cidr_block                       = "10.20.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "one" {
  vpc_id     = aws_vpc.one.id
  cidr_block = "10.20.1.0/24"
}

resource "aws_subnet" "two" {
  vpc_id     = aws_vpc.one.id
  cidr_block = "10.20.2.0/24"
}

resource "aws_internet_gateway" "one" {
  vpc_id = aws_vpc.one.id
}

resource "aws_default_security_group" "one" {
  vpc_id = aws_vpc.one.id

  ingress {
    protocol  = -1
    self      = true
    from_port = 0
    to_port   = 0
  }
}

resource "aws_default_network_acl" "one" {
  default_network_acl_id = aws_vpc.one.default_network_acl_id
  subnet_ids             = [aws_subnet.two.id]

  ingress {
    protocol   = -1
    rule_no    = 100
    action     = "allow"
    cidr_block = aws_vpc.one.cidr_block
    from_port  = 0
    to_port    = 0
  }

  egress {
    protocol   = "tcp"
    rule_no    = 110
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = var.port
    to_port    = var.port
  }
}

resource "aws_security_group" "inline" {
  name        = "inline"
  description = "rules inside"
  vpc_id      = aws_vpc.one.id
  tags        = local.tags

  ingress {
    description      = "web"
    from_port        = var.port
    to_port          = var.port
    protocol         = "tcp"
    cidr_blocks      = ["10.0.0.0/8", "192.168.0.0/16"]
    ipv6_cidr_blocks = ["2001:db8::/32"]
  }

  ingress {
    from_port       = 0
    to_port         = 0
    protocol        = "-1"
    security_groups = [aws_security_group.apart.id]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "apart" {
  name_prefix = "apart-"
  vpc_id      = aws_vpc.one.id
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.apart.id
  cidr_ipv4         = "10.0.0.0/8"
  ip_protocol       = "tcp"
  from_port         = var.port
  to_port           = var.port
  description       = var.purpose
  tags              = local.tags
}

resource "aws_vpc_security_group_ingress_rule" "group" {
  security_group_id            = aws_security_group.apart.id
  referenced_security_group_id = aws_security_group.apart.id
  ip_protocol                  = "-1"
}

resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.apart.id
  cidr_ipv6         = "::/0"
  ip_protocol       = "-1"
}

resource "aws_security_group" "older" {
  name   = "older"
  vpc_id = aws_vpc.one.id
}

resource "aws_security_group_rule" "ping" {
  type              = "ingress"
  security_group_id = aws_security_group.older.id
  protocol          = "icmp"
  from_port         = 8
  to_port           = 0
  cidr_blocks       = ["10.0.0.0/8"]
  description       = var.purpose
}

resource "aws_security_group_rule" "itself" {
  type              = "egress"
  security_group_id = aws_security_group.older.id
  protocol          = "udp"
  from_port         = 53
  to_port           = 53
  self              = true
}

resource "aws_network_acl" "one" {
  vpc_id = aws_vpc.one.id
  tags   = local.tags

  ingress {
    protocol   = "tcp"
    rule_no    = 200
    action     = "allow"
    cidr_block = "10.0.0.0/8"
    from_port  = var.port
    to_port    = var.port
  }

  egress {
    protocol        = "-1"
    rule_no         = 300
    action          = "allow"
    ipv6_cidr_block = "::/0"
    from_port       = 0
    to_port         = 0
  }
}

resource "aws_network_acl" "bare" {
  vpc_id = aws_vpc.one.id
}

resource "aws_network_acl_rule" "ping" {
  network_acl_id = aws_network_acl.bare.id
  rule_number    = 100
  egress         = false
  protocol       = "icmp"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
  icmp_type      = 8
  icmp_code      = -1
}

resource "aws_network_acl_association" "one" {
  network_acl_id = aws_network_acl.one.id
  subnet_id      = aws_subnet.one.id
}

resource "aws_network_interface" "appliance" {
  subnet_id         = aws_subnet.one.id
  private_ips       = ["10.20.1.50", "10.20.1.51"]
  security_groups   = [aws_security_group.apart.id]
  source_dest_check = var.check
  description       = var.purpose
  tags              = local.tags
}

resource "aws_network_interface" "spare" {
  subnet_id = aws_subnet.one.id
}

data "aws_ami" "linux" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
  }
}

resource "aws_instance" "one" {
  ami                         = data.aws_ami.linux.id
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.one.id
  vpc_security_group_ids      = [aws_security_group.inline.id]
  private_ip                  = "10.20.1.10"
  source_dest_check           = var.check
  associate_public_ip_address = true
  user_data                   = "#!/bin/sh\necho hello\n"
  tags                        = merge(local.tags, { Name = "one" })

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    volume_size = 20
    volume_type = "gp3"
  }
}

resource "aws_instance" "appliance" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t2.micro"

  network_interface {
    network_interface_id = aws_network_interface.appliance.id
    device_index         = 0
  }
}

resource "aws_network_interface_attachment" "spare" {
  instance_id          = aws_instance.appliance.id
  network_interface_id = aws_network_interface.spare.id
  device_index         = 1
}

resource "aws_eip" "nat" {
  domain = "vpc"
  tags   = local.tags
}

resource "aws_eip" "appliance" {
  domain                    = "vpc"
  network_interface         = aws_network_interface.appliance.id
  associate_with_private_ip = "10.20.1.51"
  depends_on                = [aws_internet_gateway.one]
}

resource "aws_nat_gateway" "public" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.two.id
  tags          = local.tags
  depends_on    = [aws_internet_gateway.one]
}

resource "aws_nat_gateway" "private" {
  connectivity_type = "private"
  subnet_id         = aws_subnet.two.id
}

resource "aws_route_table" "one" {
  vpc_id = aws_vpc.one.id
}

resource "aws_route" "nat" {
  route_table_id         = aws_route_table.one.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.public.id
}

resource "aws_route" "private" {
  route_table_id         = aws_route_table.one.id
  destination_cidr_block = "192.168.0.0/16"
  nat_gateway_id         = aws_nat_gateway.private.id
}

resource "aws_route" "appliance" {
  route_table_id         = aws_route_table.one.id
  destination_cidr_block = "172.16.0.0/12"
  network_interface_id   = aws_network_interface.appliance.id
  depends_on             = [aws_instance.appliance]
}

data "aws_security_group" "default" {
  vpc_id = aws_vpc.one.id
  name   = "default"

  depends_on = [aws_default_security_group.one]
}

data "aws_instances" "running" {
  instance_tags        = { Name = "one" }
  instance_state_names = ["running"]

  depends_on = [aws_instance.one]
}

output "ids" {
  value = {
    vpc       = aws_vpc.one.id
    subnet    = aws_subnet.one.id
    table     = aws_route_table.one.id
    appliance = aws_network_interface.appliance.id
    running   = length(data.aws_instances.running.ids)
  }
}

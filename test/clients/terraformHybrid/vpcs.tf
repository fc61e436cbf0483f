resource "aws_vpc" "prod" {
  cidr_block                       = "10.40.0.0/16"
  assign_generated_ipv6_cidr_block = true
  enable_dns_hostnames             = var.public
  tags                             = local.tags
}

resource "aws_vpc_ipv4_cidr_block_association" "second" {
  vpc_id     = aws_vpc.prod.id
  cidr_block = "10.41.0.0/16"
}

resource "aws_vpc_dhcp_options" "corporate" {
  domain_name         = "corp.example"
  domain_name_servers = ["192.168.0.53", "AmazonProvidedDNS"]
  ntp_servers         = ["169.254.169.123"]
  tags                = local.tags
}

resource "aws_vpc_dhcp_options_association" "prod" {
  vpc_id          = aws_vpc.prod.id
  dhcp_options_id = aws_vpc_dhcp_options.corporate.id
}

resource "aws_subnet" "outside" {
  vpc_id                          = aws_vpc.prod.id
  cidr_block                      = "10.40.0.0/24"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.prod.ipv6_cidr_block, 8, 1)
  availability_zone               = "us-east-1a"
  map_public_ip_on_launch         = var.public
  assign_ipv6_address_on_creation = true
  tags                            = local.tags
}

resource "aws_subnet" "inside" {
  vpc_id            = aws_vpc.prod.id
  cidr_block        = "10.40.1.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_subnet" "further" {
  vpc_id     = aws_vpc_ipv4_cidr_block_association.second.vpc_id
  cidr_block = "10.41.0.0/24"
}

resource "aws_internet_gateway" "prod" {
  vpc_id = aws_vpc.prod.id
  tags   = local.tags
}

resource "aws_egress_only_internet_gateway" "prod" {
  vpc_id = aws_vpc.prod.id
  tags   = local.tags
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "prod" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.outside.id
  depends_on    = [aws_internet_gateway.prod]
}

resource "aws_security_group" "endpoints" {
  name   = "endpoints"
  vpc_id = aws_vpc.prod.id
  tags   = local.tags
}

resource "aws_vpc_security_group_ingress_rule" "offices" {
  security_group_id = aws_security_group.endpoints.id
  prefix_list_id    = aws_ec2_managed_prefix_list.offices.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.prod.id
  service_name    = "com.amazonaws.us-east-1.s3"
  route_table_ids = [aws_route_table.inside.id]
  tags            = local.tags
}

resource "aws_vpc_endpoint" "queue" {
  vpc_id              = aws_vpc.prod.id
  service_name        = "com.amazonaws.us-east-1.sqs"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = [aws_subnet.inside.id]
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = false
  tags                = local.tags
}

resource "aws_ec2_managed_prefix_list" "offices" {
  name           = "offices"
  address_family = "IPv4"
  max_entries    = 5
  tags           = local.tags

  dynamic "entry" {
    for_each = var.offices
    content {
      cidr        = entry.key
      description = entry.value
    }
  }
}

resource "aws_ec2_managed_prefix_list" "spokes" {
  name           = "spokes"
  address_family = "IPv4"
  max_entries    = 3
}

resource "aws_ec2_managed_prefix_list_entry" "spokes" {
  for_each = toset(["10.44.0.0/16", "10.45.0.0/16"])

  prefix_list_id = aws_ec2_managed_prefix_list.spokes.id
  cidr           = each.value
  description    = "spoke"
}

resource "aws_vpc" "away" {
  provider             = aws.away
  cidr_block           = "10.42.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_vpc_peering_connection" "away" {
  vpc_id        = aws_vpc.prod.id
  peer_vpc_id   = aws_vpc.away.id
  peer_owner_id = "555555555555"
  peer_region   = "eu-west-1"
  tags          = { Side = "requester", Purpose = var.purpose }
}

resource "aws_vpc_peering_connection_accepter" "away" {
  provider                  = aws.away
  vpc_peering_connection_id = aws_vpc_peering_connection.away.id
  auto_accept               = true
  tags                      = { Side = "accepter" }
}

resource "aws_vpc_peering_connection_options" "away" {
  provider                  = aws.away
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.away.id

  accepter {
    allow_remote_vpc_dns_resolution = var.public
  }
}

resource "aws_vpc_peering_connection" "beside" {
  vpc_id      = aws_vpc.prod.id
  peer_vpc_id = aws_vpc.spoke.id
  auto_accept = true
}

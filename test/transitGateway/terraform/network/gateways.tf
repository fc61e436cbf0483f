# A hub with two VPCs, its peer in another account and Region, an appliance over Connect and Direct Connect.

resource "aws_ec2_transit_gateway" "hub" {
  description                 = "hub"
  amazon_side_asn             = 64520
  transit_gateway_cidr_blocks = ["10.99.0.0/24"]
  tags                        = { purpose = var.purpose }
}

resource "aws_ec2_transit_gateway" "bare" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

resource "aws_vpc" "spoke" {
  count      = 2
  cidr_block = "10.8${count.index}.0.0/16"
}

resource "aws_subnet" "spoke" {
  count             = 2
  vpc_id            = aws_vpc.spoke[count.index].id
  cidr_block        = "10.8${count.index}.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "spoke" {
  count                  = 2
  transit_gateway_id     = aws_ec2_transit_gateway.hub.id
  vpc_id                 = aws_vpc.spoke[count.index].id
  subnet_ids             = [aws_subnet.spoke[count.index].id]
  appliance_mode_support = count.index == 0 ? var.appliance_mode : "disable"
  tags                   = { purpose = var.purpose }
}

resource "aws_ec2_transit_gateway_vpc_attachment" "apart" {
  transit_gateway_id                              = aws_ec2_transit_gateway.bare.id
  vpc_id                                          = aws_vpc.spoke[0].id
  subnet_ids                                      = [aws_subnet.spoke[0].id]
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

resource "aws_route" "spoke" {
  route_table_id         = aws_vpc.spoke[0].main_route_table_id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = aws_ec2_transit_gateway.hub.id
  depends_on             = [aws_ec2_transit_gateway_vpc_attachment.spoke]
}

resource "aws_ec2_transit_gateway_route_table" "own" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  tags               = { purpose = var.purpose }
}

resource "aws_ec2_transit_gateway_route_table_association" "own" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.spoke[1].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.own.id
  replace_existing_association   = true
}

resource "aws_ec2_transit_gateway_route_table_propagation" "own" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.spoke[0].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.own.id
}

resource "aws_ec2_transit_gateway_route" "attached" {
  destination_cidr_block         = "192.0.2.0/24"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.spoke[0].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.own.id
}

resource "aws_ec2_transit_gateway_route" "nowhere" {
  destination_cidr_block         = "198.51.100.0/24"
  blackhole                      = true
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.own.id
}

resource "aws_ec2_transit_gateway" "away" {
  provider        = aws.away
  amazon_side_asn = 64530
}

resource "aws_ec2_transit_gateway_peering_attachment" "away" {
  transit_gateway_id      = aws_ec2_transit_gateway.hub.id
  peer_account_id         = aws_ec2_transit_gateway.away.owner_id
  peer_region             = "eu-west-1"
  peer_transit_gateway_id = aws_ec2_transit_gateway.away.id
  tags                    = { side = "home" }
}

resource "aws_ec2_transit_gateway_peering_attachment_accepter" "away" {
  provider                      = aws.away
  transit_gateway_attachment_id = aws_ec2_transit_gateway_peering_attachment.away.id
  tags                          = { side = "away" }
}

resource "aws_ec2_transit_gateway_connect" "appliance" {
  transit_gateway_id      = aws_ec2_transit_gateway.hub.id
  transport_attachment_id = aws_ec2_transit_gateway_vpc_attachment.spoke[0].id
}

resource "aws_ec2_transit_gateway_connect_peer" "appliance" {
  transit_gateway_attachment_id = aws_ec2_transit_gateway_connect.appliance.id
  peer_address                  = "10.80.0.10"
  inside_cidr_blocks            = ["169.254.100.0/29"]
  bgp_asn                       = "65100"
}

resource "aws_dx_gateway" "hub" {
  name            = "hub"
  amazon_side_asn = "64600"
}

resource "aws_dx_gateway_association" "hub" {
  dx_gateway_id         = aws_dx_gateway.hub.id
  associated_gateway_id = aws_ec2_transit_gateway.hub.id
  allowed_prefixes      = var.allowed_prefixes
}

data "aws_ec2_transit_gateway_dx_gateway_attachment" "hub" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  dx_gateway_id      = aws_dx_gateway.hub.id
  depends_on         = [aws_dx_gateway_association.hub]
}

output "attachment" {
  description = "The DX gateway's, as its data source finds it."
  value       = data.aws_ec2_transit_gateway_dx_gateway_attachment.hub.id
}

resource "aws_customer_gateway" "this" {
  for_each = { first = "203.0.113.10", second = "203.0.113.11" }

  type        = "ipsec.1"
  bgp_asn     = 65010
  ip_address  = each.value
  device_name = "edge-${each.key}"
  tags        = { Name = each.key }
}

resource "aws_customer_gateway" "certified" {
  type             = "ipsec.1"
  bgp_asn_extended = 4200000001
  certificate_arn  = "arn:aws:acm:us-east-1:333333333333:certificate/11111111-2222-4333-8444-555555555555"
}

resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_vpn_gateway" "this" {
  amazon_side_asn   = 64700
  availability_zone = "us-east-1a"
  tags              = { Name = "vgw" }
}

resource "aws_vpn_gateway_attachment" "this" {
  vpc_id         = aws_vpc.this.id
  vpn_gateway_id = aws_vpn_gateway.this.id
}

resource "aws_vpn_gateway_route_propagation" "this" {
  vpn_gateway_id = aws_vpn_gateway.this.id
  route_table_id = aws_route_table.this.id
  depends_on     = [aws_vpn_gateway_attachment.this]
}

resource "aws_ec2_transit_gateway" "this" {
  amazon_side_asn = 64800
}

data "aws_customer_gateway" "by_id" {
  id = aws_customer_gateway.this["first"].id
}

data "aws_vpn_gateway" "by_vpc" {
  attached_vpc_id = aws_vpc.this.id
  depends_on      = [aws_vpn_gateway_attachment.this]
}

data "aws_ec2_transit_gateway_vpn_attachment" "full" {
  transit_gateway_id = aws_ec2_transit_gateway.this.id
  vpn_connection_id  = aws_vpn_connection.full.id
}

resource "aws_customer_gateway" "branch" {
  type        = "ipsec.1"
  bgp_asn     = 65010
  ip_address  = "203.0.113.40"
  device_name = "branch"
  tags        = local.tags
}

resource "aws_vpn_gateway" "prod" {
  amazon_side_asn = 64700
  tags            = local.tags
}

resource "aws_vpn_gateway_attachment" "prod" {
  vpc_id         = aws_vpc.prod.id
  vpn_gateway_id = aws_vpn_gateway.prod.id
}

resource "aws_vpn_connection" "static" {
  type                = "ipsec.1"
  customer_gateway_id = aws_customer_gateway.branch.id
  vpn_gateway_id      = aws_vpn_gateway_attachment.prod.vpn_gateway_id
  static_routes_only  = true
  tags                = local.tags
}

resource "aws_vpn_connection_route" "static" {
  for_each = var.static_routes

  vpn_connection_id      = aws_vpn_connection.static.id
  destination_cidr_block = each.value
}

resource "aws_ec2_transit_gateway" "hub" {
  amazon_side_asn             = 64800
  transit_gateway_cidr_blocks = ["10.99.0.0/24"]
  tags                        = local.tags
}

resource "aws_vpn_connection" "dynamic" {
  type                = "ipsec.1"
  customer_gateway_id = aws_customer_gateway.branch.id
  transit_gateway_id  = aws_ec2_transit_gateway.hub.id
  tags                = local.tags
}

resource "aws_vpc" "spoke" {
  cidr_block = "10.44.0.0/16"
}

resource "aws_subnet" "spoke" {
  vpc_id            = aws_vpc.spoke.id
  cidr_block        = "10.44.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "prod" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.prod.id
  subnet_ids         = [aws_subnet.inside.id]
  tags               = local.tags
}

resource "aws_ec2_transit_gateway_vpc_attachment" "spoke" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.spoke.id
  subnet_ids         = [aws_subnet.spoke.id]
  tags               = local.tags
}

resource "aws_ec2_transit_gateway_route_table" "spokes" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  tags               = local.tags
}

resource "aws_ec2_transit_gateway_route_table_association" "spoke" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.spoke.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
  replace_existing_association   = true
}

resource "aws_ec2_transit_gateway_route_table_propagation" "prod" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.prod.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "vpn" {
  transit_gateway_attachment_id  = aws_vpn_connection.dynamic.transit_gateway_attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_ec2_transit_gateway_route" "out" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.prod.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_ec2_transit_gateway_route" "nowhere" {
  destination_cidr_block         = "198.51.100.0/24"
  blackhole                      = true
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_ec2_transit_gateway_prefix_list_reference" "offices" {
  prefix_list_id                 = aws_ec2_managed_prefix_list.offices.id
  transit_gateway_attachment_id  = aws_vpn_connection.dynamic.transit_gateway_attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_ec2_transit_gateway_connect" "appliance" {
  transit_gateway_id      = aws_ec2_transit_gateway.hub.id
  transport_attachment_id = aws_ec2_transit_gateway_vpc_attachment.prod.id
  tags                    = local.tags
}

resource "aws_ec2_transit_gateway_connect_peer" "appliance" {
  transit_gateway_attachment_id = aws_ec2_transit_gateway_connect.appliance.id
  peer_address                  = "10.40.1.10"
  inside_cidr_blocks            = ["169.254.100.0/29"]
  bgp_asn                       = "65100"
  tags                          = local.tags
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

resource "aws_dx_connection" "port" {
  name      = "port"
  location  = "EqDC2"
  bandwidth = "10Gbps"
  tags      = local.tags
}

resource "aws_dx_transit_virtual_interface" "hub" {
  connection_id  = aws_dx_connection.port.id
  dx_gateway_id  = aws_dx_gateway.hub.id
  name           = "hub"
  vlan           = 100
  address_family = "ipv4"
  bgp_asn        = 65000
  tags           = local.tags
}

resource "aws_cloudwatch_metric_alarm" "port" {
  alarm_name          = "port"
  namespace           = "AWS/DX"
  metric_name         = "ConnectionState"
  comparison_operator = "LessThanThreshold"
  statistic           = "Minimum"
  evaluation_periods  = 1
  period              = 60
  threshold           = var.threshold
  dimensions          = { ConnectionId = aws_dx_connection.port.id }
  tags                = local.tags
}

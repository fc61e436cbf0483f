resource "aws_route_table" "outside" {
  vpc_id = aws_vpc.prod.id
  tags   = local.tags

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.prod.id
  }

  route {
    ipv6_cidr_block        = "::/0"
    egress_only_gateway_id = aws_egress_only_internet_gateway.prod.id
  }

  route {
    cidr_block                = "10.42.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection_accepter.away.id
  }

  # The branch, by whichever gateway leads there.
  route {
    cidr_block         = "192.168.64.0/20"
    gateway_id         = var.way_out == "vgw" ? aws_vpn_gateway_attachment.prod.vpn_gateway_id : null
    transit_gateway_id = var.way_out == "tgw" ? aws_ec2_transit_gateway_vpc_attachment.prod.transit_gateway_id : null
  }
}

resource "aws_route_table_association" "outside" {
  subnet_id      = aws_subnet.outside.id
  route_table_id = aws_route_table.outside.id
}

resource "aws_route_table" "inside" {
  vpc_id = aws_vpc.prod.id
}

resource "aws_main_route_table_association" "inside" {
  vpc_id         = aws_vpc.prod.id
  route_table_id = aws_route_table.inside.id
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.inside.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.prod.id
}

resource "aws_route" "out_ipv6" {
  route_table_id              = aws_route_table.inside.id
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.prod.id
}

resource "aws_route" "offices" {
  route_table_id             = aws_route_table.inside.id
  destination_prefix_list_id = aws_ec2_managed_prefix_list.offices.id
  transit_gateway_id         = aws_ec2_transit_gateway_vpc_attachment.prod.transit_gateway_id
}

resource "aws_route" "beside" {
  route_table_id            = aws_route_table.inside.id
  destination_cidr_block    = "10.44.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.beside.id
}

resource "aws_route" "branch" {
  route_table_id         = aws_route_table.inside.id
  destination_cidr_block = "192.168.80.0/20"
  gateway_id             = aws_vpn_gateway_attachment.prod.vpn_gateway_id
}

resource "aws_vpn_gateway_route_propagation" "inside" {
  vpn_gateway_id = aws_vpn_gateway_attachment.prod.vpn_gateway_id
  route_table_id = aws_route_table.inside.id
}

resource "aws_default_route_table" "away" {
  provider               = aws.away
  default_route_table_id = aws_vpc.away.default_route_table_id

  route {
    cidr_block                = "10.40.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection_accepter.away.id
  }
}

data "aws_route_table" "inside" {
  route_table_id = aws_route_table.inside.id
  depends_on     = [aws_route.out, aws_route.out_ipv6, aws_route.offices, aws_route.beside, aws_route.branch]
}

data "aws_route" "branch" {
  route_table_id         = aws_route_table.inside.id
  destination_cidr_block = "192.168.80.0/20"
  gateway_id             = aws_vpn_gateway.prod.id
  depends_on             = [aws_route.branch]
}

data "aws_vpc_peering_connection" "away" {
  vpc_id          = aws_vpc.prod.id
  peer_cidr_block = "10.42.0.0/16"
  depends_on      = [aws_vpc_peering_connection_accepter.away, aws_vpc_peering_connection_options.away]
}

data "aws_subnets" "prod" {
  filter {
    name   = "vpc-id"
    values = [aws_vpc.prod.id]
  }

  depends_on = [aws_subnet.outside, aws_subnet.inside, aws_subnet.further]
}

data "aws_vpc_dhcp_options" "corporate" {
  filter {
    name   = "key"
    values = ["ntp-servers"]
  }

  depends_on = [aws_vpc_dhcp_options.corporate]
}

output "read" {
  description = "What the data sources tell."
  value = {
    routes  = length([for route in data.aws_route_table.inside.routes : route if route.gateway_id != "local"])
    branch  = data.aws_route.branch.gateway_id == aws_vpn_gateway.prod.id
    peering = data.aws_vpc_peering_connection.away.id == aws_vpc_peering_connection.away.id
    subnets = length(data.aws_subnets.prod.ids)
    dhcp    = data.aws_vpc_dhcp_options.corporate.domain_name
  }
}

output "ids" {
  value = {
    vpc     = aws_vpc.prod.id
    outside = aws_route_table.outside.id
    peering = aws_vpc_peering_connection.away.id
    routes  = aws_ec2_transit_gateway_route_table.spokes.id
    offices = aws_ec2_managed_prefix_list.offices.id
  }
}

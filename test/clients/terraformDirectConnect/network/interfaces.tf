# Virtual interfaces of every type, the partner's own and those that it allocates to its customer.

resource "aws_dx_private_virtual_interface" "own" {
  connection_id    = aws_dx_connection.first.id
  dx_gateway_id    = aws_dx_gateway.hub.id
  name             = "own-private"
  vlan             = 100
  address_family   = "ipv4"
  bgp_asn          = 65000
  mtu              = var.private_mtu
  sitelink_enabled = var.sitelink
  tags             = { Purpose = var.purpose }
}

resource "aws_dx_bgp_peer" "own" {
  virtual_interface_id = aws_dx_private_virtual_interface.own.id
  address_family       = "ipv6"
  bgp_asn              = 65000
}

resource "aws_dx_public_virtual_interface" "own" {
  connection_id         = aws_dx_connection.first.id
  name                  = "own-public"
  vlan                  = 101
  address_family        = "ipv4"
  bgp_asn               = 65000
  amazon_address        = "203.0.113.1/30"
  customer_address      = "203.0.113.2/30"
  route_filter_prefixes = ["198.51.100.0/24", "203.0.113.0/30"]
  tags                  = { Purpose = var.purpose }
}

resource "aws_dx_transit_virtual_interface" "own" {
  connection_id  = aws_dx_connection.first.id
  dx_gateway_id  = aws_dx_gateway.transit.id
  name           = "own-transit"
  vlan           = 102
  address_family = "ipv4"
  bgp_asn        = 65000
  mtu            = var.transit_mtu
  tags           = { Purpose = var.purpose }
}

resource "aws_dx_hosted_private_virtual_interface" "theirs" {
  connection_id    = aws_dx_connection.first.id
  owner_account_id = local.customer
  name             = "their-private"
  vlan             = 200
  address_family   = "ipv4"
  bgp_asn          = 65000
  bgp_auth_key     = "agreed-with-both"

  # The accepter deletes nothing, so this must go before the gateway that it is accepted for.
  depends_on = [aws_dx_gateway.customer]
}

resource "aws_dx_hosted_private_virtual_interface_accepter" "theirs" {
  provider             = aws.customer
  virtual_interface_id = aws_dx_hosted_private_virtual_interface.theirs.id
  dx_gateway_id        = aws_dx_gateway.customer.id
  tags                 = { Purpose = var.purpose }
}

resource "aws_dx_hosted_public_virtual_interface" "theirs" {
  connection_id         = aws_dx_connection.first.id
  owner_account_id      = local.customer
  name                  = "their-public"
  vlan                  = 201
  address_family        = "ipv4"
  bgp_asn               = 65000
  amazon_address        = "203.0.113.5/30"
  customer_address      = "203.0.113.6/30"
  route_filter_prefixes = ["192.0.2.0/24"]
}

resource "aws_dx_hosted_public_virtual_interface_accepter" "theirs" {
  provider             = aws.customer
  virtual_interface_id = aws_dx_hosted_public_virtual_interface.theirs.id
  tags                 = { Purpose = var.purpose }
}

resource "aws_dx_hosted_transit_virtual_interface" "theirs" {
  connection_id    = aws_dx_connection.first.id
  owner_account_id = local.customer
  name             = "their-transit"
  vlan             = 202
  address_family   = "ipv4"
  bgp_asn          = 65000

  # The accepter deletes nothing, so this must go before the gateway that it is accepted for.
  depends_on = [aws_dx_gateway.customer_transit]
}

resource "aws_dx_hosted_transit_virtual_interface_accepter" "theirs" {
  provider             = aws.customer
  virtual_interface_id = aws_dx_hosted_transit_virtual_interface.theirs.id
  dx_gateway_id        = aws_dx_gateway.customer_transit.id
  tags                 = { Purpose = var.purpose }
}

resource "aws_dx_private_virtual_interface" "slice" {
  provider       = aws.customer
  connection_id  = aws_dx_connection_confirmation.slice.id
  dx_gateway_id  = aws_dx_gateway.customer.id
  name           = "on-the-slice"
  vlan           = aws_dx_hosted_connection.slice.vlan
  address_family = "ipv4"
  bgp_asn        = 65000
}

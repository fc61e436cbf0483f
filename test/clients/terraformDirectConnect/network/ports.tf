# Ports: a connection for virtual interfaces, one with MACsec, a LAG that hosts the customer's connection, and a second
# one around a connection that is there already.

resource "aws_dx_connection" "first" {
  name      = "first"
  location  = "EqDC2"
  bandwidth = "10Gbps"
  tags      = { Purpose = var.purpose }
}

resource "aws_dx_connection" "encrypted" {
  name            = "encrypted"
  location        = "EqDC2"
  bandwidth       = "10Gbps"
  request_macsec  = true
  encryption_mode = var.encryption_mode
}

resource "aws_dx_macsec_key_association" "encrypted" {
  connection_id = aws_dx_connection.encrypted.id
  ckn           = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  cak           = "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789"
}

resource "aws_dx_lag" "bundle" {
  name                  = var.lag_name
  location              = "CSVA1"
  connections_bandwidth = "10Gbps"
  tags                  = { Purpose = var.purpose }
}

# Members share one device, and the provider cannot ask for one: ordered after the LAG, as the only port there, it gets it.
resource "aws_dx_connection" "member" {
  name      = "member"
  location  = aws_dx_lag.bundle.location
  bandwidth = "10Gbps"
}

resource "aws_dx_connection_association" "member" {
  connection_id = aws_dx_connection.member.id
  lag_id        = aws_dx_lag.bundle.id
}

resource "aws_dx_connection" "bundled" {
  name      = "bundled"
  location  = "EqDC2"
  bandwidth = "10Gbps"
}

resource "aws_dx_lag" "around" {
  name                  = "around"
  location              = "EqDC2"
  connections_bandwidth = "10Gbps"
  connection_id         = aws_dx_connection.bundled.id
}

resource "aws_dx_hosted_connection" "slice" {
  name             = "slice"
  connection_id    = aws_dx_lag.bundle.id
  owner_account_id = local.customer
  bandwidth        = "500Mbps"
  vlan             = 300

  depends_on = [aws_dx_connection_association.member]
}

resource "aws_dx_connection_confirmation" "slice" {
  provider      = aws.customer
  connection_id = aws_dx_hosted_connection.slice.id
}

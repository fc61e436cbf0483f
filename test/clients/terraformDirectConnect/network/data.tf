data "aws_dx_locations" "all" {}

data "aws_dx_location" "first" {
  location_code = "EqDC2"
}

data "aws_dx_connection" "first" {
  name       = "first"
  depends_on = [aws_dx_connection.first]
}

data "aws_dx_gateway" "transit" {
  name       = "transit"
  depends_on = [aws_dx_gateway.transit]
}

data "aws_dx_router_configuration" "own" {
  virtual_interface_id   = aws_dx_private_virtual_interface.own.id
  router_type_identifier = "CiscoSystemsInc-2900SeriesRouters-IOS124"
}

output "read" {
  description = "What the data sources tell."
  value = {
    location   = data.aws_dx_location.first.location_name
    locations  = length(data.aws_dx_locations.all.location_codes)
    connection = data.aws_dx_connection.first.id == aws_dx_connection.first.id
    gateway    = data.aws_dx_gateway.transit.id == aws_dx_gateway.transit.id
    router     = data.aws_dx_router_configuration.own.router[0].vendor
    interface  = data.aws_dx_router_configuration.own.virtual_interface_name
  }
}

output "ids" {
  description = "What the other folder imports."
  value = {
    connection       = aws_dx_connection.first.id
    lag              = aws_dx_lag.bundle.id
    private          = aws_dx_private_virtual_interface.own.id
    public           = aws_dx_public_virtual_interface.own.id
    transit          = aws_dx_transit_virtual_interface.own.id
    transit_gateway  = aws_dx_gateway.transit.id
    hosted_interface = aws_dx_hosted_private_virtual_interface.theirs.id
    gateway          = aws_dx_gateway.hub.id
    virtual_gateway  = aws_vpn_gateway.own.id
    association      = "${aws_dx_gateway.hub.id}/${aws_vpn_gateway.own.id}"
  }
}

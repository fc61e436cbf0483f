#!/usr/bin/env bash
# One connection from its order to packets, to a cut fibre, to the VPN behind it, with the AWS CLI and curl: `npm start` in a
# clone, then this. Prints every change of state; deletes what it ordered.
set -euo pipefail

url=${LANDBRIDGE_URL:-http://127.0.0.1:7224}
export AWS_ACCESS_KEY_ID=cli AWS_SECRET_ACCESS_KEY=cli AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=

dx() { aws --endpoint-url "$url" --output text directconnect "$@"; }
ec2() { aws --endpoint-url "$url" --output text ec2 "$@"; }

# The customer's side: Landbridge's own API.
landbridge() { # METHOD PATH [JSON]
  curl --silent --show-error --fail-with-body --request "$1" "$url/landbridge/v1/$2" \
    --header 'content-type: application/json' ${3+--data "$3"}
}

undo=()
clean_up() {
  local i
  for ((i = ${#undo[@]} - 1; i >= 0; i--)); do eval "${undo[i]}" >/dev/null; done
}
trap clean_up EXIT

put() { # PATH JSON
  landbridge PUT "$1" "$2" >/dev/null
  undo+=("landbridge DELETE $1")
}

said=
watch() { # WHAT WANTED COMMAND...: prints each change of what the command answers until it is one of those wanted, a|b
  local what=$1 wanted=$2 state
  shift 2
  local end=$((SECONDS + 60))
  while true; do
    state=$("$@")
    if [ "$what is $state." != "$said" ]; then echo "$what is $state."; fi
    said="$what is $state."
    if [[ "|$wanted|" == *"|$state|"* ]]; then return; fi
    if [ "$SECONDS" -gt "$end" ]; then
      echo "$what is $state after a minute and should be ${wanted//|/ or }." >&2
      return 1
    fi
    sleep 0.2
  done
}

connection_state() { dx describe-connections --connection-id "$connection" --query 'connections[0].connectionState'; }
vif_state() { dx describe-virtual-interfaces --virtual-interface-id "$vif" --query 'virtualInterfaces[0].virtualInterfaceState'; }
attachment_state() { ec2 describe-vpn-gateways --vpn-gateway-ids "$gateway" --query "VpnGateways[0].VpcAttachments[0].State || 'detached'"; }
tunnel_states() { ec2 describe-vpn-connections --vpn-connection-ids "$vpn" --query "join(' and ', VpnConnections[0].VgwTelemetry[].Status)"; }
delete_vif() {
  dx delete-virtual-interface --virtual-interface-id "$vif"
  watch 'The virtual interface' deleted vif_state
}
detach() {
  ec2 detach-vpn-gateway --vpc-id "$vpc" --vpn-gateway-id "$gateway"
  watch 'The attachment' detached attachment_state
}
# The outcome and what the packet is sent through, hop after hop: without the way back and the ways that lost.
trace() {
  local found
  found=$(landbridge POST traces '{"from":"cli-app","to":"cli-db"}' | sed 's/"back":.*//; s/"lost":\[[^]]*\]//g')
  echo "$(member outcome <<<"$found") by $(member via <<<"$found" | paste -sd' ' | sed 's/ / -> /g')"
}
member() { grep -o "\"$1\":\"[^\"]*\"" | cut -d'"' -f4; }
break_it() { fault=$(landbridge POST faults "{\"kind\":\"cut\",\"on\":\"$1\"}" | member id); }
mend_it() { landbridge DELETE "faults/$fault" >/dev/null; }

put sites/cli-office '{"prefixes":["10.2.0.0/16"]}'
put routers/cli-edge '{"site":"cli-office","asn":65020,"publicAddress":"203.0.113.12"}'
put hosts/cli-app '{"site":"cli-office","address":"10.2.1.10"}'

vpc=$(ec2 create-vpc --cidr-block 10.22.0.0/16 --query Vpc.VpcId)
undo+=('ec2 delete-vpc --vpc-id "$vpc"')
put hosts/cli-db "{\"vpcId\":\"$vpc\",\"address\":\"10.22.1.10\"}"
gateway=$(ec2 create-vpn-gateway --type ipsec.1 --query VpnGateway.VpnGatewayId)
undo+=('ec2 delete-vpn-gateway --vpn-gateway-id "$gateway"')
ec2 attach-vpn-gateway --vpc-id "$vpc" --vpn-gateway-id "$gateway" >/dev/null
undo+=(detach)
watch 'The attachment' attached attachment_state
table=$(ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId')
ec2 enable-vgw-route-propagation --gateway-id "$gateway" --route-table-id "$table"

customer=$(ec2 create-customer-gateway --type ipsec.1 --bgp-asn 65020 --public-ip 203.0.113.12 --query CustomerGateway.CustomerGatewayId)
undo+=('ec2 delete-customer-gateway --customer-gateway-id "$customer"')
vpn=$(ec2 create-vpn-connection --type ipsec.1 --customer-gateway-id "$customer" --vpn-gateway-id "$gateway" --query VpnConnection.VpnConnectionId)
undo+=('ec2 delete-vpn-connection --vpn-connection-id "$vpn"')
watch 'The pair of tunnels' 'UP and UP' tunnel_states

break_it "tunnel:$vpn/1"
watch 'The pair of tunnels' 'DOWN and UP' tunnel_states
mend_it
watch 'The pair of tunnels' 'UP and UP' tunnel_states

read -r connection state < <(dx create-connection --location EqDC2 --bandwidth 10Gbps --connection-name cli-first \
  --tags key=landbridge:router,value=cli-edge --query '[connectionId,connectionState]')
undo+=('dx delete-connection --connection-id "$connection"')
echo "Connection $connection is $state."
watch 'The connection' 'pending|available' connection_state
# Smart hands have done it already for the tag's sake, unless the service was started with --hands manual.
put "cross-connects/$connection" '{"router":"cli-edge"}'
watch 'The connection' available connection_state

read -r vif state < <(dx create-private-virtual-interface --connection-id "$connection" \
  --new-private-virtual-interface "virtualInterfaceName=cli-first,vlan=102,asn=65020,virtualGatewayId=$gateway" \
  --query '[virtualInterfaceId,virtualInterfaceState]')
undo+=(delete_vif)
echo "Virtual interface $vif is $state."
watch 'The virtual interface' available vif_state

before=$(trace)
echo "A packet is $before."
break_it "connection:$connection"
watch 'The connection' down connection_state
watch 'The virtual interface' down vif_state
after=$(trace)
echo "A packet is $after."
mend_it
watch 'The virtual interface' available vif_state
healed=$(trace)
case "$before, $after" in
delivered*delivered*) if [ "$before" != "$after" ] && [ "$before" = "$healed" ]; then moved=yes; fi ;;
esac
if [ -z "${moved-}" ]; then
  echo 'The traffic did not move to the VPN and back.' >&2
  exit 1
fi
echo 'The traffic moved to the VPN and back.'

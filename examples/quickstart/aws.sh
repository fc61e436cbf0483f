export AWS_ENDPOINT_URL=http://127.0.0.1:7224 AWS_DEFAULT_REGION=us-east-1
export AWS_ACCESS_KEY_ID=anything AWS_SECRET_ACCESS_KEY=anything
aws directconnect describe-locations --query 'locations[].locationCode'
aws directconnect create-connection --location EqDC2 --bandwidth 10Gbps --connection-name first
aws directconnect describe-connections --query 'connections[].[connectionId,connectionState]'

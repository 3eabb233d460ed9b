metadata description = 'A network of the desk\'s own: a part for the app\'s instances, a part for private endpoints, and the names by which those are found.'

@description('Name of the network.')
param name string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

@description('The network\'s addresses; a /24 is enough.')
param addressPrefix string

@description('The private DNS zones to make: one for each kind of service that gets an endpoint. Empty where there are none.')
param privateZones string[]

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressPrefix
      ]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          // Each instance takes an address: 59 of them in a /26.
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          delegations: [
            {
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
          serviceEndpoints: [
            {
              // By which a staging mailbox tells the app from everybody else.
              service: 'Microsoft.Web'
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 27, 2)
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in privateZones: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, i) in privateZones: {
    parent: zones[i]
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

@description('The subnet of the app\'s instances.')
output appSubnetId string = network::app.id

@description('The subnet of the private endpoints.')
output endpointSubnetId string = network::endpoints.id

@description('The zones, in the order in which they were named.')
output zoneIds string[] = [for (zone, i) in privateZones: zones[i].id]

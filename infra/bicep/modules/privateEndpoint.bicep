metadata description = 'One private endpoint: a service of ours under an address of our network, found by its usual name.'

@description('Name of the endpoint.')
param name string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

@description('The subnet that the address is taken from.')
param subnetId string

@description('The resource behind it.')
param serviceId string

@description('The part of it: blob, queue, table, vault.')
param groupId string

@description('The private DNS zone that its name is written into.')
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: groupId
        properties: {
          privateLinkServiceId: serviceId
          groupIds: [
            groupId
          ]
        }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: groupId
          properties: {
            privateDnsZoneId: zoneId
          }
        }
      ]
    }
  }
}

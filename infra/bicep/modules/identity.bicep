metadata description = 'Who the app is: one identity of its own, so that its rights can be read, and outlive the app when it is made anew.'

@description('Name of the identity.')
param name string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Its resource id, by which the app takes it on.')
output id string = identity.id

@description('Its client id, by which code and host choose it.')
output clientId string = identity.properties.clientId

@description('Its object id, to which roles are given.')
output principalId string = identity.properties.principalId

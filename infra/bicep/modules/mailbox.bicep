metadata description = 'tools/Mailbox for a staging environment: takes the app\'s mails in SendGrid\'s stead, so that Season can play there. Whoever reads it could sign in as anybody, so nobody reaches it but the app, and the address that a pipeline lets in for a while.'

@description('Name of the web app.')
param name string

@description('Name of its plan.')
param planName string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

@description('The subnet of the app\'s instances, from which mails come.')
param appSubnetId string

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: 'B1'
  }
  properties: {
    reserved: true
  }
}

resource mailbox 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  kind: 'app,linux'
  tags: tags
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      appCommandLine: 'dotnet CE4BIG.Mailbox.dll --any --port 8080'
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ipSecurityRestrictionsDefaultAction: 'Deny'
      ipSecurityRestrictions: [
        {
          name: 'app'
          description: 'The desk\'s mails.'
          priority: 100
          action: 'Allow'
          vnetSubnetResourceId: appSubnetId
        }
      ]
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

@description('The web app\'s name.')
output name string = mailbox.name

@description('Where it takes mails.')
output address string = 'https://${mailbox.properties.defaultHostName}'

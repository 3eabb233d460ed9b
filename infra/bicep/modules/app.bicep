metadata description = 'The app on a Flex Consumption plan: .NET 10 isolated, its settings, and nothing that opens it but HTTPS.'

@description('Name of the app.')
param name string

@description('Name of the plan.')
param planName string

@description('Where they are.')
param location string

@description('Tags of every resource.')
param tags object

@description('Resource id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('The storage account\'s blob endpoint.')
param blobEndpoint string

@description('The storage account\'s queue endpoint.')
param queueEndpoint string

@description('The storage account\'s table endpoint.')
param tableEndpoint string

@description('The container that the package is deployed to.')
param deploymentContainer string

@description('Name of the vault that holds the secrets.')
param vaultName string

@description('Where telemetry goes.')
param insightsConnectionString string

@description('The subnet through which the app reaches the rest; empty for none.')
param subnetId string

@description('The Durable Task Scheduler\'s address; empty where the workflow lives in the storage account.')
param schedulerEndpoint string

@description('The scheduler\'s task hub; empty where there is none.')
param schedulerHub string

@description('The address people open, without a slash at its end; empty for the app\'s own name. Links in mails are built from it.')
param baseUrl string

@description('Where SendGrid\'s API answers; a mailbox of its own on staging.')
param mailHost string

@description('The address that mails come from; must be a verified sender at SendGrid.')
param mailFrom string

@description('The name beside it.')
param mailFromName string

@description('The verification key of SendGrid\'s Signed Event Webhook, by which mails that come back are believed; public. Empty: none are reported.')
param mailWebhookKey string

@description('Programme seconds in a real second; 1 wherever people work.')
@minValue(1)
param timeScale int

@description('Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int

@description('How many instances there may be at once, for each group of functions.')
@minValue(1)
@maxValue(1000)
param maximumInstances int

@description('How many instances always wait for requests, so that nobody waits for a start; 0: none.')
@minValue(0)
param alwaysReadyHttp int

@description('How many always look after the workflow; 0: it is woken when messages come.')
@minValue(0)
param alwaysReadyDurable int

var hostName = '${name}.azurewebsites.net'
var address = empty(baseUrl) ? 'https://${hostName}' : baseUrl

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

var ready = [
  {
    name: 'http'
    instanceCount: alwaysReadyHttp
  }
  {
    name: 'durable'
    instanceCount: alwaysReadyDurable
  }
]

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    clientAffinityEnabled: false
    // The identity that resolves the references to the vault; without this the platform looks for a system-assigned one.
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${blobEndpoint}/${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: filter(ready, group => group.instanceCount > 0)
      }
    }
  }

  // Deployments sign in with Entra ID; user name and password open neither door.
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

var settings = {
  // One account, by identity, for host, Durable and the app (StorageOptions).
  AzureWebJobsStorage__blobServiceUri: blobEndpoint
  AzureWebJobsStorage__queueServiceUri: queueEndpoint
  AzureWebJobsStorage__tableServiceUri: tableEndpoint
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId

  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'

  App__BaseUrl: address
  Links__Key: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=links-key)'
  Links__PreviousKeys: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=links-previous-keys)'
  BankData__Key: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=bank-data-key)'
  BankData__PreviousKeys: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=bank-data-previous-keys)'
  SendGrid__ApiKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=sendgrid-api-key)'
  SendGrid__Host: mailHost
  SendGrid__From: mailFrom
  SendGrid__FromName: mailFromName
  SendGrid__WebhookKey: mailWebhookKey
  Time__Scale: string(timeScale)
}

// host.json says storage account; these say otherwise (docs/azure-stack.md, "Back ends").
var schedulerSettings = {
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
  AzureFunctionsJobHost__extensions__durableTask__hubName: schedulerHub
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
}

resource appSettings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, empty(schedulerEndpoint) ? {} : schedulerSettings)
}

@description('The app\'s resource id.')
output id string = app.id

@description('The app\'s name.')
output name string = app.name

@description('The address people open.')
output address string = address

metadata description = 'The Exchange Desk in a resource group: everything it needs and nothing that others share. main.bicep makes the group as well; who may not do that begins here (docs/operations.md, "Deploy").'

targetScope = 'resourceGroup'

@description('Name of the environment; every resource is named after it.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('Where everything is.')
param location string = resourceGroup().location

@description('Tags of every resource.')
param tags object = {}

@description('The address people open, without a slash at its end; empty for the app\'s own name.')
param baseUrl string = ''

@description('The address that mails come from; a verified sender at SendGrid.')
param mailFrom string

@description('The name beside it.')
param mailFromName string = 'CE4BIG Exchange Desk'

@description('The verification key of SendGrid\'s Signed Event Webhook, by which mails that come back are believed; public. Empty: none are reported.')
param mailWebhookKey string = ''

@description('Where SendGrid\'s API answers. Not used where there is a mailbox.')
param mailHost string = 'https://api.sendgrid.com'

@description('Whether a mailbox of the environment\'s own takes the mails. For staging only: nobody gets any mail.')
param hasMailbox bool = false

@description('Programme seconds in a real second.')
@minValue(1)
param timeScale int = 1

@description('The addresses that alerts and the budget\'s warnings go to.')
@minLength(1)
param alertEmails string[]

@description('The month\'s budget, in the subscription\'s currency.')
@minValue(1)
param monthlyBudget int = 50

@description('The first day of the month in which the environment was first made, as 2026-11-01; empty for no budget. It never changes afterwards: Azure refuses a budget that begins elsewhere.')
param budgetStart string = ''

@description('How many days logs are kept.')
param logRetentionDays int = 30

@description('How many gigabytes of logs a day are taken in.')
param logDailyCapGb string = '0.5'

@description('How often the data exist.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GZRS'
])
param storageRedundancy string = 'Standard_LRS'

@description('How many days a deleted or overwritten file can be brought back at least; after twice as many it is gone for good.')
param deletedFilesDays int = 30

@description('After how many days without a change evidence moves to the cool tier.')
param evidenceCoolAfterDays int = 90

@description('After how many days evidence goes whatever the app says; 0: only the app deletes it, when retention ends.')
param evidenceLongestDays int = 0

@description('Whether nobody can delete the vault for good before 90 days are over. Cannot be undone.')
param vaultPurgeProtection bool = false

@description('Whether storage and vault are reached by private endpoints only.')
param isPrivate bool = false

@description('Addresses or ranges that reach storage and vault nevertheless, such as an operator\'s.')
param allowedIpAddresses string[] = []

@description('The addresses of the desk\'s own network, where it has one.')
param networkPrefix string = '10.40.0.0/24'

@description('Whether the Durable Task Scheduler carries the workflow; needs a package built for it (docs/azure-stack.md, "Back ends").')
param useDurableTaskScheduler bool = false

@description('Memory of an instance in MB.')
param instanceMemoryMB int = 2048

@description('How many instances there may be at once.')
param maximumInstances int = 40

@description('How many instances always wait for requests.')
param alwaysReadyHttp int = 0

@description('How many always look after the workflow.')
param alwaysReadyDurable int = 0

@description('The places that look whether the desk answers, by their Azure ids.')
param testLocations string[] = [
  'emea-nl-ams-azr'
  'emea-fr-pra-edge'
  'emea-se-sto-edge'
]

@description('Object id of whoever puts the secrets in; empty where that right is given elsewhere.')
param operatorPrincipalId string = ''

@description('What kind of principal that is.')
param operatorPrincipalType string = 'User'

var token = uniqueString(resourceGroup().id, environmentName)
var allTags = union(tags, {
  application: 'ce4big-exchange-desk'
  'azd-env-name': environmentName
})
var hasNetwork = isPrivate || hasMailbox
var storageEndpoints = [
  'blob'
  'queue'
  'table'
]
var privateZones = [
  'privatelink.blob.${environment().suffixes.storage}'
  'privatelink.queue.${environment().suffixes.storage}'
  'privatelink.table.${environment().suffixes.storage}'
  'privatelink.vaultcore.azure.net'
]

module identity 'modules/identity.bicep' = {
  params: {
    name: 'id-desk-${token}'
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: 'log-desk-${token}'
    insightsName: 'appi-desk-${token}'
    actionGroupName: 'ag-desk-${token}'
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    alertEmails: alertEmails
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: 'stdesk${token}'
    location: location
    tags: allTags
    redundancy: storageRedundancy
    isPrivate: isPrivate
    allowedIpAddresses: allowedIpAddresses
    deletedFilesDays: deletedFilesDays
    coolAfterDays: evidenceCoolAfterDays
    evidenceLongestDays: evidenceLongestDays
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: 'kv-desk-${token}'
    location: location
    tags: allTags
    isPrivate: isPrivate
    allowedIpAddresses: allowedIpAddresses
    purgeProtection: vaultPurgeProtection
    workspaceId: monitoring.outputs.workspaceId
    actionGroupId: monitoring.outputs.actionGroupId
  }
}

module network 'modules/network.bicep' = if (hasNetwork) {
  params: {
    name: 'vnet-desk-${token}'
    location: location
    tags: allTags
    addressPrefix: networkPrefix
    privateZones: isPrivate ? privateZones : []
  }
}

module storageEndpoint 'modules/privateEndpoint.bicep' = [
  for (part, i) in storageEndpoints: if (isPrivate) {
    params: {
      name: 'pe-${part}-${token}'
      location: location
      tags: allTags
      subnetId: network!.outputs.endpointSubnetId
      serviceId: storage.outputs.id
      groupId: part
      zoneId: network!.outputs.zoneIds[i]
    }
  }
]

module vaultEndpoint 'modules/privateEndpoint.bicep' = if (isPrivate) {
  params: {
    name: 'pe-vault-${token}'
    location: location
    tags: allTags
    subnetId: network!.outputs.endpointSubnetId
    serviceId: vault.outputs.id
    groupId: 'vault'
    zoneId: network!.outputs.zoneIds[length(storageEndpoints)]
  }
}

module scheduler 'modules/scheduler.bicep' = if (useDurableTaskScheduler) {
  params: {
    name: 'dts-desk-${token}'
    hubName: 'ExchangeDesk'
    location: location
    tags: allTags
  }
}

module mailbox 'modules/mailbox.bicep' = if (hasMailbox) {
  params: {
    name: 'mailbox-desk-${token}'
    planName: 'plan-mailbox-${token}'
    location: location
    tags: allTags
    appSubnetId: network!.outputs.appSubnetId
  }
}

module roles 'modules/roles.bicep' = {
  params: {
    appPrincipalId: identity.outputs.principalId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    schedulerName: useDurableTaskScheduler ? scheduler!.outputs.name : ''
    hubName: useDurableTaskScheduler ? scheduler!.outputs.hubName : ''
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
    operatorSetsClock: hasMailbox
  }
}

module app 'modules/app.bicep' = {
  params: {
    name: 'func-desk-${token}'
    planName: 'plan-desk-${token}'
    location: location
    tags: allTags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    blobEndpoint: storage.outputs.blobEndpoint
    queueEndpoint: storage.outputs.queueEndpoint
    tableEndpoint: storage.outputs.tableEndpoint
    deploymentContainer: storage.outputs.deploymentContainer
    vaultName: vault.outputs.name
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    subnetId: hasNetwork ? network!.outputs.appSubnetId : ''
    schedulerEndpoint: useDurableTaskScheduler ? scheduler!.outputs.endpoint : ''
    schedulerHub: useDurableTaskScheduler ? scheduler!.outputs.hubName : ''
    baseUrl: baseUrl
    mailHost: hasMailbox ? mailbox!.outputs.address : mailHost
    mailFrom: mailFrom
    mailFromName: mailFromName
    mailWebhookKey: mailWebhookKey
    timeScale: timeScale
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    alwaysReadyHttp: alwaysReadyHttp
    alwaysReadyDurable: alwaysReadyDurable
  }
  // The app starts with its rights, and finds storage and vault under their private names.
  dependsOn: [
    roles
    storageEndpoint
    vaultEndpoint
  ]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    namePrefix: environmentName
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
    insightsId: monitoring.outputs.insightsId
    storageId: storage.outputs.id
    actionGroupId: monitoring.outputs.actionGroupId
    address: app.outputs.address
    testLocations: testLocations
  }
}

module budget 'modules/budget.bicep' = if (!empty(budgetStart)) {
  params: {
    name: 'budget-${environmentName}'
    amount: monthlyBudget
    startDate: budgetStart
    alertEmails: alertEmails
  }
}

@description('The address people open.')
output address string = app.outputs.address

@description('The function app\'s name.')
output appName string = app.outputs.name

@description('The vault\'s name, for infra/secrets.sh.')
output vaultName string = vault.outputs.name

@description('The storage account\'s name.')
output storageName string = storage.outputs.name

@description('The mailbox\'s web app; empty where there is none.')
output mailboxName string = hasMailbox ? mailbox!.outputs.name : ''

@description('The mailbox\'s address; empty where there is none.')
output mailboxAddress string = hasMailbox ? mailbox!.outputs.address : ''

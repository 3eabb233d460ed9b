metadata description = 'The Exchange Desk in a subscription: a resource group and the desk in it. What azd deploys.'

targetScope = 'subscription'

@description('Name of the environment; every resource is named after it.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('Where everything is. Flex Consumption is not offered everywhere: az functionapp list-flexconsumption-locations.')
param location string

@description('Name of the resource group; empty for one named after the environment.')
param resourceGroupName string = ''

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

@description('Whether a mailbox of the environment\'s own takes the mails. For staging only: nobody gets any mail.')
param hasMailbox bool = false

@description('Programme seconds in a real second; 1 wherever people work.')
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

@description('After how many days evidence goes whatever the app says; 0: only the app deletes it, when retention ends.')
param evidenceLongestDays int = 0

@description('Whether nobody can delete the vault for good before 90 days are over. Cannot be undone.')
param vaultPurgeProtection bool = false

@description('Whether storage and vault are reached by private endpoints only.')
param isPrivate bool = false

@description('Addresses or ranges that reach storage and vault nevertheless, such as an operator\'s.')
param allowedIpAddresses string[] = []

@description('Whether the Durable Task Scheduler carries the workflow; needs a package built for it (docs/azure-stack.md, "Back ends").')
param useDurableTaskScheduler bool = false

@description('How many instances there may be at once.')
param maximumInstances int = 40

@description('How many instances always wait for requests.')
param alwaysReadyHttp int = 0

@description('How many always look after the workflow.')
param alwaysReadyDurable int = 0

@description('Object id of whoever puts the secrets in; empty where that right is given elsewhere.')
param operatorPrincipalId string = ''

@description('What kind of principal that is.')
param operatorPrincipalType string = 'User'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: empty(resourceGroupName) ? 'rg-exchange-desk-${environmentName}' : resourceGroupName
  location: location
  tags: union(tags, {
    'azd-env-name': environmentName
  })
}

module desk 'desk.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    baseUrl: baseUrl
    mailFrom: mailFrom
    mailFromName: mailFromName
    mailWebhookKey: mailWebhookKey
    hasMailbox: hasMailbox
    timeScale: timeScale
    alertEmails: alertEmails
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
    logRetentionDays: logRetentionDays
    logDailyCapGb: logDailyCapGb
    storageRedundancy: storageRedundancy
    deletedFilesDays: deletedFilesDays
    evidenceLongestDays: evidenceLongestDays
    vaultPurgeProtection: vaultPurgeProtection
    isPrivate: isPrivate
    allowedIpAddresses: allowedIpAddresses
    useDurableTaskScheduler: useDurableTaskScheduler
    maximumInstances: maximumInstances
    alwaysReadyHttp: alwaysReadyHttp
    alwaysReadyDurable: alwaysReadyDurable
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
  }
}

// In capitals, since azd hands them to hooks and pipelines as environment variables.
@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The address people open.')
output DESK_ADDRESS string = desk.outputs.address

@description('The function app\'s name.')
output DESK_APP string = desk.outputs.appName

@description('The vault\'s name, for infra/secrets.sh.')
output DESK_VAULT string = desk.outputs.vaultName

@description('The storage account\'s name.')
output DESK_STORAGE string = desk.outputs.storageName

@description('The mailbox\'s web app; empty where there is none.')
output MAILBOX_APP string = desk.outputs.mailboxName

@description('The mailbox\'s address; empty where there is none.')
output MAILBOX_ADDRESS string = desk.outputs.mailboxAddress

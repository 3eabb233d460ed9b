// Where people work: data in three zones, a vault that nobody can delete for good, storage and vault behind private
// endpoints, one instance always ready for requests and one for the workflow.
using 'main.bicep'

param environmentName = 'production'
param location = readEnvironmentVariable('AZURE_LOCATION')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'Group')
param tags = {
  environment: 'production'
}

param baseUrl = readEnvironmentVariable('DESK_BASE_URL')
param alertEmails = split(readEnvironmentVariable('DESK_ALERT_EMAILS'), ',')
param mailFrom = readEnvironmentVariable('DESK_MAIL_FROM')
param mailWebhookKey = readEnvironmentVariable('DESK_MAIL_WEBHOOK_KEY', '')
param monthlyBudget = 150
param budgetStart = readEnvironmentVariable('DESK_BUDGET_START')
param logRetentionDays = 90
param logDailyCapGb = '1'
param storageRedundancy = 'Standard_ZRS'
param vaultPurgeProtection = true
param isPrivate = true
// The addresses from which an operator puts in secrets, separated by commas; without any, only the network's own.
param allowedIpAddresses = filter(split(readEnvironmentVariable('DESK_OPERATOR_ADDRESSES', ''), ','), address => !empty(address))
param alwaysReadyHttp = 1
param alwaysReadyDurable = 1

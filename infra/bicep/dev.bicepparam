// An environment to try things in: the least that works, thrown away without regret. Mails really leave, so let
// DESK_MAIL_FROM be an address that may be tried with.
using 'main.bicep'

param environmentName = 'dev'
param location = readEnvironmentVariable('AZURE_LOCATION')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')
param tags = {
  environment: 'dev'
}

param alertEmails = split(readEnvironmentVariable('DESK_ALERT_EMAILS'), ',')
param mailFrom = readEnvironmentVariable('DESK_MAIL_FROM')
param mailWebhookKey = readEnvironmentVariable('DESK_MAIL_WEBHOOK_KEY', '')
param monthlyBudget = 20
param budgetStart = readEnvironmentVariable('DESK_BUDGET_START', '')

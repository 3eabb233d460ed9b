// Where every version is played through before people get it: like production, but with a mailbox of its own, so that no
// mail leaves, and with one zone. The pipeline lets programme time run faster while Season plays.
using 'main.bicep'

param environmentName = 'staging'
param location = readEnvironmentVariable('AZURE_LOCATION')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorPrincipalType = 'ServicePrincipal'
param tags = {
  environment: 'staging'
}

param alertEmails = split(readEnvironmentVariable('DESK_ALERT_EMAILS'), ',')
param mailFrom = 'desk@staging.example'
param mailFromName = 'Exchange Desk (staging)'
param hasMailbox = true
param monthlyBudget = 60
param budgetStart = readEnvironmentVariable('DESK_BUDGET_START')

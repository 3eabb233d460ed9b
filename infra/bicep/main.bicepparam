// For azd, which finds its parameters under this name: an environment to try things in, as in dev.bicepparam, with what
// `azd env set` says. Values that a person must give have no default: without them azd stops before it makes anything.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

param alertEmails = split(readEnvironmentVariable('DESK_ALERT_EMAILS'), ',')
param mailFrom = readEnvironmentVariable('DESK_MAIL_FROM')
param mailFromName = readEnvironmentVariable('DESK_MAIL_FROM_NAME', 'CE4BIG Exchange Desk')
param mailWebhookKey = readEnvironmentVariable('DESK_MAIL_WEBHOOK_KEY', '')
param baseUrl = readEnvironmentVariable('DESK_BASE_URL', '')
param hasMailbox = bool(readEnvironmentVariable('DESK_HAS_MAILBOX', 'false'))
param budgetStart = readEnvironmentVariable('DESK_BUDGET_START', '')

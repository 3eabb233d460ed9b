metadata description = 'What the app may do, role by role and each with its reason; and the one right that whoever deploys needs. Nobody else gets any here.'

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Name of the storage account.')
param storageName string

@description('Name of the vault.')
param vaultName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Name of the Durable Task Scheduler; empty where the workflow lives in the storage account.')
param schedulerName string

@description('Name of the scheduler\'s task hub; empty where there is none.')
param hubName string

@description('Object id of whoever puts the secrets into the vault; empty where that right is given elsewhere.')
param operatorPrincipalId string

@description('What kind of principal that is.')
@allowed([
  'User'
  'Group'
  'ServicePrincipal'
])
param operatorPrincipalType string

@description('Whether the operator may also set the programme\'s clock right; for staging.')
param operatorSetsClock bool

// Ids of built-in roles, the same in every tenant.
var roles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (!empty(schedulerName)) {
  name: schedulerName

  resource hub 'taskHubs' existing = {
    name: hubName
  }
}

// Blobs: the app writes evidence and programme versions; Durable leases its partitions and keeps large messages; the host keeps its
// keys and the timers' locks, makes containers for that, and reads the package that it runs. The host asks for Owner, not Contributor.
resource appOwnsBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, appPrincipalId, roles.storageBlobDataOwner)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
    description: 'Evidence, programme versions, leases and large messages of Durable, keys and locks of the host, the deployed package.'
  }
}

// Tables: exchanges, agenda, ledger, drafts, the desk's list; Durable's instances and histories. Both make their tables themselves.
resource appWritesTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, appPrincipalId, roles.storageTableDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataContributor)
    description: 'The app\'s records, and instances and histories of Durable.'
  }
}

// Queues: Durable's control and work-item queues. Not needed where the scheduler carries the workflow.
resource appWritesQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (empty(schedulerName)) {
  scope: account
  name: guid(account.id, appPrincipalId, roles.storageQueueDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataContributor)
    description: 'Control and work-item queues of Durable.'
  }
}

// The secrets, read by the platform when it resolves the references in the settings. Reading only: a rotation is a person's act.
resource appReadsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, appPrincipalId, roles.keyVaultSecretsUser)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
    description: 'Resolves the references to SendGrid\'s key and the keys of links and bank data.'
  }
}

// Telemetry, since the component takes none from anybody without a role.
resource appSendsTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, appPrincipalId, roles.monitoringMetricsPublisher)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringMetricsPublisher)
    description: 'Sends logs and metrics.'
  }
}

// The workflow's hub and no other of the scheduler.
resource appRunsWorkflow 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(schedulerName)) {
  scope: scheduler::hub
  name: guid(scheduler::hub.id, appPrincipalId, roles.durableTaskDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.durableTaskDataContributor)
    description: 'Runs the workflow on this task hub.'
  }
}

// Whoever deploys puts the secrets in (infra/secrets.sh); owning a subscription does not include that.
resource operatorWritesSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  scope: vault
  name: guid(vault.id, operatorPrincipalId, roles.keyVaultSecretsOfficer)
  properties: {
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
    description: 'Puts the secrets into the vault and rotates them.'
  }
}

// Only where Season plays: before and after it the pipeline takes the anchor of the faster clock out of the table of settings, and
// before it the ledger of earlier seasons. The tables are not there before the app has made them, so this cannot be narrower.
resource operatorSetsProgrammeTime 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (operatorSetsClock && !empty(operatorPrincipalId)) {
  scope: account
  name: guid(account.id, operatorPrincipalId, roles.storageTableDataContributor)
  properties: {
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataContributor)
    description: 'Resets programme time and ledger where Season plays on staging.'
  }
}

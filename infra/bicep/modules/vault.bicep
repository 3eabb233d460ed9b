metadata description = 'The vault for the secrets there are. It is made empty: infra/secrets.sh puts them in, so that no template and no pipeline ever holds one.'

@description('Name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

@description('Whether only private endpoints and the addresses of allowedIpAddresses reach it.')
param isPrivate bool

@description('Addresses or ranges that reach it nevertheless, such as an operator\'s.')
param allowedIpAddresses string[]

@description('Whether nobody can delete it for good before its 90 days are over. Cannot be undone.')
param purgeProtection bool

@description('Where its audit log goes.')
param workspaceId string

@description('Who is told when a secret nears its expiry.')
param actionGroupId string

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // The service refuses an explicit false.
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: isPrivate && empty(allowedIpAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: [
        for address in allowedIpAddresses: {
          value: address
        }
      ]
    }
  }
}

// The only version that knows groups of categories; there is no later one.
#disable-next-line use-recent-api-versions
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

// Secrets have no rotation policy as keys have; they carry an expiry, and the vault says 30 days before that one nears it.
resource events 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: '${name}-events'
  location: location
  tags: tags
  properties: {
    source: vault.id
    topicType: 'Microsoft.KeyVault.vaults'
  }
}

resource expiry 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: events
  name: 'secret-expiry'
  properties: {
    // The only form that alerts take.
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: [
        'Microsoft.KeyVault.SecretNearExpiry'
        'Microsoft.KeyVault.SecretExpired'
      ]
    }
    destination: {
      endpointType: 'MonitorAlert'
      properties: {
        severity: 'Sev2'
        description: 'A secret of the Exchange Desk nears its expiry: docs/operations.md, "Rotate a secret".'
        actionGroups: [
          actionGroupId
        ]
      }
    }
  }
}

@description('Its resource id.')
output id string = vault.id

@description('Its name, for the references in the app\'s settings and for infra/secrets.sh.')
output name string = vault.name

metadata description = 'The one storage account: the app\'s tables and evidence, the Durable task hub, the host\'s own containers and the deployed package.'

@description('Name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

@description('How often the data exist: three times in one place, in three zones, or in a second region as well.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GZRS'
])
param redundancy string

@description('Whether only private endpoints and the addresses of allowedIpAddresses reach it.')
param isPrivate bool

@description('Addresses or ranges that reach it nevertheless, such as an operator\'s.')
param allowedIpAddresses string[]

@description('How many days a file that was deleted or overwritten can be brought back at least; after twice as many it is gone for good.')
@minValue(7)
@maxValue(365)
param deletedFilesDays int

@description('After how many days without a change evidence moves to the cool tier.')
@minValue(30)
param coolAfterDays int

@description('After how many days evidence is deleted whatever the app says; 0: never. The app itself deletes it when an exchange\'s retention ends, and keeps what is under a legal hold, which this rule knows nothing of.')
@minValue(0)
param evidenceLongestDays int

// The names that the code uses (AnchorStore, EvidenceStore, Programmes), and the one for packages.
var deploymentContainer = 'deployments'
var appContainers = [
  'anchors'
  'evidence'
  'programmes'
]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate && empty(allowedIpAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: [
        for address in allowedIpAddresses: {
          action: 'Allow'
          value: address
        }
      ]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: deletedFilesDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: deletedFilesDays
    }
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in concat(appContainers, [deploymentContainer]): {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

var coolDown = {
  name: 'evidence-cools-down'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: [
        'blockBlob'
      ]
      prefixMatch: [
        'evidence/'
      ]
    }
    actions: {
      baseBlob: {
        tierToCool: {
          daysAfterModificationGreaterThan: coolAfterDays
        }
      }
    }
  }
}

// Versioning keeps what the app deletes. Forgotten must mean forgotten (domain: The law around it), and old packages are of no use.
var forget = {
  name: 'former-versions-go'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: [
        'blockBlob'
      ]
    }
    actions: {
      version: {
        delete: {
          daysAfterCreationGreaterThan: deletedFilesDays
        }
      }
    }
  }
}

var outerLimit = {
  name: 'evidence-outer-limit'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: [
        'blockBlob'
      ]
      prefixMatch: [
        'evidence/'
      ]
    }
    actions: {
      baseBlob: {
        delete: {
          daysAfterModificationGreaterThan: evidenceLongestDays
        }
      }
    }
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: evidenceLongestDays > 0 ? [coolDown, forget, outerLimit] : [coolDown, forget]
    }
  }
  dependsOn: [
    blobs
  ]
}

@description('Its resource id.')
output id string = account.id

@description('Its name.')
output name string = account.name

@description('The blob endpoint, without a slash at its end.')
output blobEndpoint string = 'https://${account.name}.blob.${environment().suffixes.storage}'

@description('The queue endpoint.')
output queueEndpoint string = 'https://${account.name}.queue.${environment().suffixes.storage}'

@description('The table endpoint.')
output tableEndpoint string = 'https://${account.name}.table.${environment().suffixes.storage}'

@description('The container that the deployed package lies in.')
output deploymentContainer string = deploymentContainer
